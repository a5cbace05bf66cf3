package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
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
}
