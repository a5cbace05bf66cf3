package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of fractions of a penny over many settlements. */
class CarriedRemainderTest {

  private static final String AGREED =
      """
      agreement: Thirds
      version: 1
      in-force: {from: 1990-04-01}
      partners: [icb, county, trust]
      clauses:
        - {clause: "1", takes: variance, rounding: {carried: %s}, share: {icb: 1, county: 1, trust: 1}}
      """;

  /** Settles the same amount over and over; the sums in pence that each partner has then. */
  private static List<Long> settled(boolean isCarried, String amount, int times) {
    var agreement =
        AgreementReader.read(Document.parse("agreement.yml", AGREED.formatted(isCarried)));
    var state = State.INITIAL;
    var sums = new long[3];
    for (int i = 0; i < times; i++) {
      var outturn =
          "outturn: pool\nyear: %s\nlines: [{scheme: care, budget: 0.00, actual: %s}]\n"
              .formatted(new FinancialYear(1990 + i), amount);
      var applied =
          Engine.apply(
              agreement, OutturnReader.read(Document.parse("outturn.yml", outturn)), state);
      state = applied.state();
      for (int partner = 0; partner < sums.length; partner++) {
        sums[partner] += applied.allocation().chargesPence().get(partner);
      }
      if (isCarried) {
        assertNobodyIsAPennyOut(sums, Exact.of(sums[0] + sums[1] + sums[2], 3));
      }
    }
    return List.of(sums[0], sums[1], sums[2]);
  }

  private static void assertNobodyIsAPennyOut(long[] sums, Exact due) {
    for (long sum : sums) {
      assertThat(Exact.of(sum).minus(due).abs()).isLessThan(Exact.ONE);
    }
  }

  @ParameterizedTest(name = "{0} settled {1} times")
  @CsvSource({"1.00, 120", "-1.00, 120", "0.01, 100", "0.02, 50", "1234.57, 90"})
  void keepsEverybodyWithinAPennyOfWhatIsDueHoweverOftenItIsSettled(String amount, int times) {
    settled(true, amount, times);
  }

  /** The contrast: without carrying, the first partner has the odd penny every time. */
  @ParameterizedTest(name = "carried: {0}")
  @CsvSource({"true, 4000, 4000, 4000", "false, 4080, 3960, 3960"})
  void driftsOnlyWhereRemaindersAreNotCarried(
      boolean isCarried, long icb, long county, long trust) {
    assertThat(settled(isCarried, "1.00", 120)).containsExactly(icb, county, trust);
  }

  /** Shares that change every month would make the denominators of fractions grow without end. */
  @Test
  void carriesFractionsThatStayShortOverFortyYearsOfChangingShares() {
    var agreement =
        AgreementReader.read(
            Document.parse(
                "agreement.yml",
                """
                agreement: Live
                version: 1
                in-force: {from: 1990-04-01}
                partners: [icb, county, borough]
                clauses:
                  - clause: "1"
                    takes: payment
                    of: {bases: [pot]}
                    share: {live: contributions}
                    rounding: {carried: true}
                """));
    var state = State.INITIAL;
    var due = new ArrayList<>(List.of(Exact.ZERO, Exact.ZERO, Exact.ZERO));
    long[] paid = new long[3];
    for (int month = 0; month < 480; month++) {
      long[] weights = {1009 + 7L * month, 2003 + 11L * month, 3001 + 13L * month};
      var outturn =
          OutturnReader.read(
              Document.parse(
                  "outturn.yml",
                  """
                  outturn: fund
                  year: %s
                  bases: {pot: 100.01}
                  contributions:
                    - {partner: icb, stream: pool, amount: %d.00}
                    - {partner: county, stream: pool, amount: %d.00}
                    - {partner: borough, stream: pool, amount: %d.00}
                  """
                      .formatted(
                          new org.commonpurse.ledger.calendar.FinancialYear(1990 + month / 12),
                          weights[0],
                          weights[1],
                          weights[2])));
      var applied = Engine.applyWithoutWorking(agreement, outturn, state);
      state = applied.state();
      long total = weights[0] + weights[1] + weights[2];
      for (int i = 0; i < 3; i++) {
        due.set(i, due.get(i).plus(Exact.of(10_001).times(Exact.of(weights[i], total))));
        paid[i] += applied.allocation().clauses().get(0).allocation().partners().get(i);
      }
    }
    for (int i = 0; i < 3; i++) {
      assertThat(due.get(i).minus(Exact.of(paid[i])).abs()).isLessThan(Exact.ONE);
    }
    var carried = state.carried().values().iterator().next().values();
    assertThat(carried).noneMatch(fraction -> fraction.isFinerThan(1_000_000_000L));
    assertThat(carried.stream().reduce(Exact.ZERO, Exact::plus)).isEqualTo(Exact.ZERO);
  }
}
