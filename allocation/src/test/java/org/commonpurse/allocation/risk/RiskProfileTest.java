package org.commonpurse.allocation.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.allocation.risk.RiskCourse.Stretch;
import org.commonpurse.allocation.risk.RiskProfile.Exposure;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.junit.jupiter.api.Test;

/** A profile that can be worked out on paper. */
class RiskProfileTest {

  private static final PartnerCode ICB = PartnerCode.of("icb");
  private static final PartnerCode COUNTY = PartnerCode.of("county");

  private static final String CLAUSES =
      """
      clauses:
        - clause: "3.1"
          title: Overspends
          takes: overspend
          waterfall:
            - from: pool
            - {share: {icb: 60, county: 40}, limit: {county: 30000.00}, excess: unallocated}
        - clause: "3.2"
          title: Underspends
          takes: underspend
          bands:
            - {up-to: 20000.00, share: {icb: 60, county: 40}}
            - rest: {share: {icb: 100}}
      """;

  @Test
  void sharesOfTheNextPoundTurnWhereAReserveIsEmptyAndALimitIsReached() {
    var over = profile(CLAUSES, 2).orElseThrow().over();

    assertThat(over.isComplete()).isTrue();
    assertThat(over.stretches()).hasSize(3);
    // The pool holds 50,000; the county has its 30,000 when 75,000 more is shared.
    requireNear(over.stretches().get(0), 0, 50_000_00);
    requireNear(over.stretches().get(1), 50_000_00, 125_000_00);
    requireNear(over.stretches().get(2), 125_000_00, 200_000_00);
    assertThat(over.stretches().get(1).turns())
        .containsExactly(
            new Turn(
                new PlacedClause(AgreementCode.of("a"), ClauseCode.of("3-1"), "3.1"),
                Turn.Why.SOURCE_EMPTIED,
                Optional.empty(),
                Optional.of(ReserveCode.of("pool"))));
    assertThat(over.stretches().get(2).turns())
        .extracting(Turn::why, Turn::partner)
        .containsExactly(tuple(Turn.Why.LIMIT_REACHED, Optional.of(COUNTY)));
    assertThat(over.last().atTo()).isEqualTo(met(90_000_00, 30_000_00, 50_000_00, 30_000_00));
  }

  @Test
  void anotherBandIsATurningPointOfTheClauseThatHasIt() {
    var under = profile(CLAUSES, 2).orElseThrow().under();

    assertThat(under.stretches()).hasSize(2);
    requireNear(under.stretches().get(0), 0, -20_000_00);
    requireNear(under.stretches().get(1), -20_000_00, -100_000_00);
    assertThat(under.last().turns()).extracting(Turn::why).containsExactly(Turn.Why.OTHER_PART);
    assertThat(under.last().turns())
        .extracting(turn -> turn.clause().reference())
        .containsExactly("3.2");
    assertThat(under.last().atTo()).isEqualTo(met(-92_000_00, -8_000_00, 0, 0));
  }

  @Test
  void theLargestExposureIsTheMostThatAPartnerBearsAtTheSmallestVarianceAtWhichItDoes() {
    var profile = profile(CLAUSES, 2).orElseThrow();

    assertThat(profile.largest(ICB)).contains(new Exposure(90_000_00, 200_000_00));
    assertThat(profile.largest(COUNTY).map(Exposure::pence)).contains(30_000_00L);
    assertThat(profile.largest(COUNTY).orElseThrow().variancePence())
        .isBetween(124_999_00L, 125_001_00L);
    assertThat(profile.largest(PartnerCode.of("nobody"))).isEmpty();
  }

  @Test
  void oneSchemeAloneIsOverByTenPercentOfItsOwnBudget() {
    var profile = profile(CLAUSES, 13).orElseThrow();

    assertThat(profile.alone()).hasSize(10);
    assertThat(profile.alone().get(0).schemes()).hasToString("[scheme-12]");
    assertThat(profile.alone())
        .allSatisfy(each -> assertThat(each.met().totalPence()).isEqualTo(each.variancePence()));
    assertThat(profile.others().orElseThrow().schemes()).hasSize(3);
    assertThat(profile.others().orElseThrow().met().totalPence())
        .isEqualTo(profile.others().orElseThrow().variancePence());
  }

  @Test
  void thereIsNoProfileWithoutAClauseOnTheVarianceOrWithoutABudget() {
    assertThat(
            profile(
                "clauses: [{clause: \"1\", title: Savings, takes: saving, share: {icb: 1}}]", 2))
        .isEmpty();
    assertThat(profile(CLAUSES, 0)).isEmpty();
    assertThat(RiskProfile.of(List.of())).isEmpty();
  }

  @Test
  void whereEverythingTurnsSomeAreFoundWithSoManyQuestionsAsMayBeAsked() {
    var asked = new AtomicInteger();
    // A course that turns everywhere: as many questions as there may be.
    var turned =
        TurningPoints.of(
            size -> {
              asked.incrementAndGet();
              return new long[] {size % 7_919 * 1_000};
            },
            2,
            new long[] {0, 5_000_000, 10_000_000},
            30);

    assertThat(turned.isComplete()).isFalse();
    // Three sizes were known.
    assertThat(asked).hasValue(3 + 30);
  }

  private static void requireNear(Stretch stretch, long from, long to) {
    assertThat(stretch.fromPence()).isBetween(from - 1_00, from + 1_00);
    assertThat(stretch.toPence()).isBetween(to - 1_00, to + 1_00);
  }

  private static Met met(long icb, long county, long reserves, long undecided) {
    return new Met(new TreeMap<>(Map.of(ICB, icb, COUNTY, county)), reserves, undecided, 0);
  }

  /** A million of budget over so many schemes of one stream, and a reserve of 50,000. */
  private static Optional<RiskProfile> profile(String clauses, int schemes) {
    var agreement =
        """
        agreement: A
        version: 1
        in-force: {from: 2025-04-01}
        partners: [icb, county]
        reserves: {pool: {opening: 50000.00}}
        """
            + clauses;
    var lines = new StringBuilder();
    for (int i = 0; i < schemes; i++) {
      long budget = schemes == 2 ? 500_000 : 1_000 * (i + 1);
      lines.append(
          "  - {scheme: scheme-%d, stream: s, budget: %d.00, actual: 77.00}\n"
              .formatted(i, budget));
    }
    var outturn = "outturn: fund\nyear: 2025-26\n" + (schemes == 0 ? "" : "lines:\n" + lines);
    return RiskProfile.of(
        List.of(
            new YearGrounds(
                AgreementReader.read(Document.parse("agreement.yml", agreement)),
                OutturnReader.read(Document.parse("outturn.yml", outturn)),
                State.INITIAL)));
  }
}
