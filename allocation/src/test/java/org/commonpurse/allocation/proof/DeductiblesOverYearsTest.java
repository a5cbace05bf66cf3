package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.junit.jupiter.api.Test;

/**
 * A deductible over years: whatever was spent, in however many steps and versions, a year's deductible is
 * what was agreed and what was left of the year before, and never above its maximum.
 */
class DeductiblesOverYearsTest {

  private static final int YEARS = 6;

  private static final String CLAUSE =
      """
        - clause: "%s"
          takes: variance
          deductible: {of: {greater-of: [%d%% of budget, %d.00]}, at-most: %d.00, to: council}
          bear: board
      """;

  /** A random story: what was agreed, and budgets and spending of years, in pounds. */
  private static final class Story {
    private final SplittableRandom random;
    private final int percent;
    private final int least;
    private final int most;
    private final List<Integer> budgets = new ArrayList<>();
    private final List<Integer> variances = new ArrayList<>();

    Story(long seed) {
      random = new SplittableRandom(seed);
      percent = random.nextInt(5);
      least = 1 + random.nextInt(300);
      most = least + 1 + random.nextInt(500);
      for (int i = 0; i < YEARS; i++) {
        budgets.add(random.nextInt(20_000));
        variances.add(random.nextInt(4) == 0 ? 0 : random.nextInt(1_200) - 400);
      }
    }

    Agreement agreement(int version, String clause, String more) {
      return AgreementReader.read(
          Document.parse(
              "agreement.yml",
              """
              agreement: Tried
              version: %d
              in-force: {from: 2015-04-01}
              within-year: whole-year
              partners: %s
              clauses:
              """
                      .formatted(version, version == 1 ? "[board, council]" : "[council, board]")
                  + CLAUSE.formatted(clause, percent, least, most)
                  + more));
    }

    Outturn outturn(int year, int month, int variance) {
      int budget = budgets.get(year);
      return OutturnReader.read(
          Document.parse(
              "outturn.yml",
              """
              outturn: tried
              year: %d-%d
              throughMonth: %d
              lines: [{scheme: care, budget: %d.00, actual: %d.00}]
              """
                  .formatted(2020 + year, 21 + year, month, budget, budget + variance)));
    }

    /** What the council bears in each year, worked out again from what was agreed. */
    List<Long> expected() {
      var expected = new ArrayList<Long>();
      // In hundredths of a penny, so that a percentage of whole pounds is whole.
      long carriedUp = 0;
      for (int year = 0; year < YEARS; year++) {
        long agreed = Math.max(100L * percent * budgets.get(year), 10_000L * least);
        long deductible = Math.min(agreed + carriedUp, 10_000L * most);
        long size = 10_000L * Math.abs(variances.get(year));
        long borne = Math.min(size, deductible);
        carriedUp = deductible - borne;
        expected.add(Integer.signum(variances.get(year)) * borne / 100);
      }
      return expected;
    }
  }

  @Test
  void isWhatWasAgreedAndWhatWasLeftOfTheYearBefore() {
    int carried = 0;
    for (long seed : Seeds.of(2_000)) {
      var story = new Story(seed);
      var agreement = story.agreement(1, "1", "");
      var state = State.INITIAL;
      for (int year = 0; year < YEARS; year++) {
        var applied = Engine.apply(agreement, outturn(story, year), state);

        assertThat(council(applied)).as(Seeds.described(seed)).isEqualTo(expected(story, year));
        state = applied.state();
        carried += state.carriedUp().get(ClauseCode.of("1")).left().isZero() ? 0 : 1;
      }
    }
    assertThat(carried).isGreaterThan(2_000);
  }

  @Test
  void isTheSameInStepsAndInYearsAppliedTwiceAndByALaterVersionUnderAnotherNumber() {
    for (long seed : Seeds.of(1_000)) {
      var story = new Story(seed);
      var first = story.agreement(1, "1", "    year-to-date: true\n");
      var later = story.agreement(2, "7", "    year-to-date: true\n    replaces: [\"1\"]\n");
      var oneStep = State.INITIAL;
      var state = State.INITIAL;
      for (int year = 0; year < YEARS; year++) {
        var whole = outturn(story, year);
        var once = Engine.apply(first, whole, oneStep);
        oneStep = once.state();
        long borne = 0;
        for (int month : List.of(3, 7)) {
          var part = story.outturn(year, month, story.random.nextInt(900) - 300);
          var applied = Engine.apply(year < 2 ? first : later, part, state);
          borne += council(applied);
          state = applied.state();
        }
        // From the third year on it is the later version; both count the year to date.
        var version = year < 2 ? first : later;
        for (int i = 0; i < 2; i++) {
          var applied = Engine.apply(version, whole, state);
          borne += council(applied);
          state = read(applied.state(), version);
        }

        assertThat(borne).as(Seeds.described(seed)).isEqualTo(council(once));
        assertThat(state.carriedUp().values())
            .as(Seeds.described(seed))
            .containsExactlyElementsOf(oneStep.carriedUp().values());
      }
    }
  }

  /** By months a version goes on from what the one before it used of the year's deductible. */
  @Test
  void isOneForAYearWhoseVersionsTakeTheFiguresOfTheirMonths() {
    var story = new Story(1);
    var text =
        """
        agreement: Tried
        version: 1
        in-force: {from: 2015-04-01}
        partners: [board, council]
        clauses:
          - {clause: "1", takes: variance, deductible: {of: 100.00, at-most: 250.00, to: council}, bear: board}
        """;
    var agreement = AgreementReader.read(Document.parse("agreement.yml", text));
    var past = Engine.apply(agreement, story.outturn(0, 12, 40), State.INITIAL).state();
    var firstMonths = Engine.apply(agreement, story.outturn(1, 6, 90), past);

    var lastMonths =
        Engine.apply(agreement, story.outturn(1, 12, 150), firstMonths.state().begunByMonths());

    // The deductible is 160.00, of which 90.00 are used in the first months.
    assertThat(council(firstMonths)).isEqualTo(90_00);
    assertThat(council(lastMonths)).isEqualTo(70_00);
    assertThat(lastMonths.state().carriedUp().get(ClauseCode.of("1")).left()).isEqualTo(Exact.ZERO);
  }

  @Test
  void isUnusedInAYearInWhichNothingComesToIt() {
    var text =
        """
        agreement: Tried
        version: 1
        in-force: {from: 2015-04-01}
        partners: [board, council]
        clauses:
          - clause: "1"
            takes: variance
            gate: {decided: approved, otherwise: board}
            deductible: {of: 100.00, at-most: 250.00, to: council}
            bear: board
        """;
    var agreement = AgreementReader.read(Document.parse("agreement.yml", text));
    var story = new Story(1);
    var closed = Engine.apply(agreement, story.outturn(0, 12, 500), State.INITIAL);

    assertThat(council(closed)).isZero();
    assertThat(closed.state().carriedUp().get(ClauseCode.of("1")).left())
        .isEqualTo(Exact.of(100_00));
  }

  /** Through the document that allocate writes and reads. */
  private static State read(State state, Agreement agreement) {
    var json = StateDocument.of(state).toString();
    return StateDocument.read(Document.parse("state.json", json).root(), agreement.parties());
  }

  private static Outturn outturn(Story story, int year) {
    return story.outturn(year, 12, story.variances.get(year));
  }

  private static long expected(Story story, int year) {
    return story.expected().get(year);
  }

  private static long council(ApplicationResult applied) {
    var result = applied.allocation().clauses().get(0);
    int council =
        result.parties().codes().stream().map(Object::toString).toList().indexOf("council");
    return result.allocation().partners().get(council);
  }
}
