package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Explanation;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.junit.jupiter.api.Test;

/**
 * A layer over the losses of a year, worked out pound by pound: each pound is taken from what the layer holds,
 * and put back at a premium while something can still be reinstated.
 */
class ReinstatedLayersTest {

  private static final String AGREEMENT =
      """
      agreement: Tried
      version: 1
      in-force: {from: 2015-04-01}
      partners: [board, council, insurer]
      clauses:
        - clause: "1"
          takes: %s
          %s
          year-to-date: true
          bands:
            - {up-to: %d.00, bear: council}
            - up-to: %d.00
              layer: {size: %d.00, premium: %d.00, from: council, to: board, reinstatements: %s}
              bear: board
            - rest: insurer
      """;

  /** What was agreed, and the losses of a year, in whole pounds. */
  private static final class Story {
    private final SplittableRandom random;
    private final int from;
    private final int size;
    private final int times;
    private final int premiumOfPound;
    private final List<Integer> losses = new ArrayList<>();
    private int exhausted;

    Story(long seed) {
      random = new SplittableRandom(seed);
      from = random.nextInt(30);
      size = 1 + random.nextInt(40);
      times = random.nextInt(5);
      premiumOfPound = random.nextInt(4);
      for (int i = random.nextInt(8); i >= 0; i--) {
        losses.add(random.nextInt(120));
      }
    }

    /** None for no limit. */
    boolean isLimited() {
      return times > 0;
    }

    Agreement agreement(String takes) {
      return AgreementReader.read(
          Document.parse(
              "agreement.yml",
              AGREEMENT.formatted(
                  takes,
                  takes.equals("saving")
                      ? "of: {measures: stays}\n    each: scheme"
                      : "each: scheme",
                  from == 0 ? 1 : from,
                  (from == 0 ? 1 : from) + size,
                  size,
                  premiumOfPound * size,
                  isLimited() ? times + ", beyond: council" : "unlimited")));
    }

    Outturn overspent(int month, List<Integer> pounds) {
      var lines = new ArrayList<String>();
      for (int i = 0; i < pounds.size(); i++) {
        lines.add("{scheme: s%d, budget: 5.00, actual: %d.00}".formatted(i, 5 + pounds.get(i)));
      }
      return outturn(month, "lines", lines);
    }

    Outturn saved(List<Integer> pounds) {
      var lines = new ArrayList<String>();
      for (int i = 0; i < pounds.size(); i++) {
        lines.add(
            "{scheme: s%d, measure: stays, partner: board, amount: %d.00}"
                .formatted(i, pounds.get(i)));
      }
      return outturn(12, "savings", lines);
    }

    private static Outturn outturn(int month, String what, List<String> lines) {
      return OutturnReader.read(
          Document.parse(
              "outturn.yml",
              "outturn: tried\nyear: 2023-24\nthroughMonth: %d\n%s: [%s]\n"
                  .formatted(month, what, String.join(", ", lines))));
    }

    /**
     * What the board, the council and the insurer have in pence.
     *
     * @param premiumSign  1 where the payer's part grows by the premium
     */
    List<Long> expected(int premiumSign) {
      int retained = from == 0 ? 1 : from;
      long board = 0;
      long council = 0;
      long insurer = 0;
      long holds = size;
      long again = isLimited() ? (long) times * size : Long.MAX_VALUE;
      for (int loss : losses) {
        for (int pound = 1; pound <= loss; pound++) {
          if (pound <= retained) {
            council++;
          } else if (pound > retained + size) {
            insurer++;
          } else if (holds == 0) {
            council++;
            exhausted++;
          } else {
            board++;
            holds--;
            if (again > 0) {
              again--;
              holds++;
              board -= (long) premiumSign * premiumOfPound;
              council += (long) premiumSign * premiumOfPound;
            }
          }
        }
      }
      return List.of(100 * board, 100 * council, 100 * insurer);
    }
  }

  @Test
  void isUsedAndReinstatedPoundByPound() {
    int exhausted = 0;
    for (long seed : Seeds.of(2_000)) {
      var story = new Story(seed);
      var applied =
          Engine.apply(
              story.agreement("overspend"), story.overspent(12, story.losses), State.INITIAL);

      assertThat(parts(applied)).as(Seeds.described(seed)).isEqualTo(story.expected(1));
      exhausted += story.exhausted;
      assertThat(applied.allocation().clauses().get(0).allocation().totalPence())
          .as(Seeds.described(seed))
          .isEqualTo(100L * story.losses.stream().mapToInt(Integer::intValue).sum());
    }
    assertThat(exhausted).as("pounds that found the layer used up").isGreaterThan(10_000);
  }

  /** Of a saving the parts are what partners receive; whoever pays the premium has that much less. */
  @Test
  void isPaidForByThePayerAlsoWhereTheAmountIsABenefit() {
    for (long seed : Seeds.of(500)) {
      var story = new Story(seed);
      var applied =
          Engine.apply(story.agreement("saving"), story.saved(story.losses), State.INITIAL);

      assertThat(parts(applied)).as(Seeds.described(seed)).isEqualTo(story.expected(-1));
    }
  }

  @Test
  void endsAYearInStepsAsAYearInOne() {
    for (long seed : Seeds.of(1_000)) {
      var story = new Story(seed);
      var agreement = story.agreement("overspend");
      var sums = new long[3];
      var state = State.INITIAL;
      for (int month : List.of(4, 8, 12, 12)) {
        var losses =
            month == 12
                ? story.losses
                : story.losses.stream().map(loss -> story.random.nextInt(loss + 20)).toList();
        var applied = Engine.apply(agreement, story.overspent(month, losses), state);
        state = applied.state();
        for (int i = 0; i < sums.length; i++) {
          sums[i] += parts(applied).get(i);
        }
      }

      assertThat(List.of(sums[0], sums[1], sums[2]))
          .as(Seeds.described(seed))
          .isEqualTo(story.expected(1));
    }
  }

  /** What the months before used of it goes by the order of their units, from which no other can go on. */
  @Test
  void isNotGoneOnWithByMonths() {
    var story = new Story(1);
    var agreement = story.agreement("overspend");
    var applied = Engine.apply(agreement, story.overspent(6, story.losses), State.INITIAL);
    var clause = agreement.clauses().get(0);

    assertThat(applied.state().used(clause, new FinancialYear(2023)))
        .isNotEmpty()
        .noneMatch(used -> used.fits(clause));
  }

  @Test
  void saysInTheWorkingWhatIsPaidForWhat() {
    var story = new Story(1);
    story.losses.clear();
    story.losses.add(story.from + story.size);
    var agreement = story.agreement("overspend");
    var applied = Engine.apply(agreement, story.overspent(12, story.losses), State.INITIAL);

    assertThat(Explanation.of(applied.allocation()))
        .anyMatch(
            line ->
                line.strip()
                    .matches(
                        "Council pays £[0-9.]+ to board; £[0-9.]+ of the layer is reinstated\\."));
  }

  private static List<Long> parts(ApplicationResult applied) {
    return applied.allocation().clauses().get(0).allocation().partners();
  }
}
