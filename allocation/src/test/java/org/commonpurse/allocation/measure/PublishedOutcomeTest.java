package org.commonpurse.allocation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonpurse.allocation.measure.MeasureBooks.observeAndApprove;
import static org.commonpurse.allocation.measure.MeasureBooks.open;
import static org.commonpurse.allocation.measure.MeasureBooks.realised;
import static org.commonpurse.allocation.measure.MeasureBooks.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The national outcome of the Better Care Fund in 2015-16, out of what was planned and counted.
 * <p>
 * Planned were 106,000 fewer emergency admissions, worth 171 million pounds, and 293,000 fewer delayed
 * days, worth 90 million; there were 87,000 and 185,000 more. The Committee says that cost 311 and 146
 * million more than planned: Public Accounts Committee, Integrating health and social care, HC 959
 * (2016-17), https://publications.parliament.uk/pa/cm201617/cmselect/cmpubacc/959/95907.htm
 */
class PublishedOutcomeTest {

  /**
   * How far a result may be from the published one, in pence: a million pounds, since what was published
   * was rounded to thousands of units and to millions of pounds before it was published. From the
   * rounded inputs the 146 million are 146.8.
   */
  private static final long ROUNDED_PENCE = 1_000_000_00L;

  private static String model(long level) {
    return """
        impact: vale
        version: 1
        from: 2015-04-01
        unitCosts:
          - {unitCost: admission, name: an admission not avoided, amount: 171000000, per: 106000,
             priceYear: 2015-16, version: plans of 2015-16, status: published,
             source: "Public Accounts Committee, HC 959 (2016-17)"}
          - {unitCost: day, name: a delayed day not avoided, amount: 90000000, per: 293000,
             priceYear: 2015-16, version: plans of 2015-16, status: published,
             source: "Public Accounts Committee, HC 959 (2016-17)"}
        effects:
          - effect: admissions
            cohort: people aged 65 and over
            scheme: response
            measure: admissions
            kind: outcome
            baseline: {method: any level, on: 2015-03-31, units: [{year: 2015-16, units: %1$d}]}
            plan: [{year: 2015-16, units: %2$d}]
            since: 2015-16
            saves: {partner: icb, price: admission, cashable: [0%%]}
            status: published
            source: "Public Accounts Committee, HC 959 (2016-17)"
          - effect: delays
            cohort: people aged 65 and over
            scheme: response
            measure: delayed-days
            kind: outcome
            baseline: {method: any level, on: 2015-03-31, units: [{year: 2015-16, units: %1$d}]}
            plan: [{year: 2015-16, units: %3$d}]
            since: 2015-16
            saves: {partner: icb, price: day, cashable: [0%%]}
            status: published
            source: "Public Accounts Committee, HC 959 (2016-17)"
        """
        .formatted(level, level - 106_000, level - 293_000);
  }

  /** The changes were published, and not from which level: it must not matter. */
  @ParameterizedTest
  @ValueSource(longs = {400_000, 6_000_000})
  void comesOutOfItsInputs(long level) {
    try (var ledger = open(TestStores.SQLITE.fresh(), model(level))) {
      for (int quarter = 1; quarter <= 4; quarter++) {
        count(ledger, "admissions", quarter, (level + 87_000) / 4);
        count(ledger, "delays", quarter, (level + 185_000) / 4);
      }

      var admissions = ofYear(ledger, "admissions");
      var delays = ofYear(ledger, "delays");

      assertThat(admissions.toDate().varianceUnits()).isEqualTo(-193_000);
      assertThat(admissions.toDate().variancePence())
          .isCloseTo(-311_000_000_00L, within(ROUNDED_PENCE))
          .isCloseTo(exactly(193_000, 171, 106_000), within(4L));
      assertThat(delays.toDate().varianceUnits()).isEqualTo(-478_000);
      assertThat(delays.toDate().variancePence())
          .isCloseTo(-146_000_000_00L, within(ROUNDED_PENCE))
          .isCloseTo(exactly(478_000, 90, 293_000), within(4L));
      // Against the baseline, not the plan: the money of 87,000 and of 185,000 more.
      assertThat(admissions.toDate().savingsPence())
          .isCloseTo(exactly(87_000, 171, 106_000), within(4L));
      assertThat(delays.toDate().savingsPence())
          .isCloseTo(exactly(185_000, 90, 293_000), within(4L));
      assertThat(admissions.toDate().extraCostsPence()).isZero();
    }
  }

  /** Minus so many units at so many million pounds for others, in pence; four quarters may round. */
  private static long exactly(long units, long millions, long forUnits) {
    return new BigDecimal(millions)
        .movePointRight(8)
        .multiply(new BigDecimal(-units))
        .divide(new BigDecimal(forUnits), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static void count(Ledger ledger, String effect, int quarter, long units) {
    observeAndApprove(ledger, value(effect, "2015-16/q" + quarter, units));
  }

  private static RealisedQuarter ofYear(Ledger ledger, String effect) {
    List<RealisedQuarter> quarters =
        realised(ledger).stream().filter(each -> each.effect().value().equals(effect)).toList();
    assertThat(quarters).hasSize(4);
    return quarters.get(3);
  }
}
