package org.commonpurse.allocation.gainshare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.allocation.gainshare.NoDetriment.OVER_ALL_YEARS;
import static org.commonpurse.allocation.gainshare.NoDetriment.UP_TO_EACH_YEAR;
import static org.commonpurse.allocation.gainshare.TransferCases.factors;
import static org.commonpurse.allocation.gainshare.TransferCases.pounds;
import static org.commonpurse.allocation.gainshare.TransferCases.requireSound;
import static org.commonpurse.allocation.gainshare.TransferCases.years;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonpurse.allocation.gainshare.NoTransfers.Obstacle;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/** The least transfers that leave nobody worse off, in cases worked by hand. All figures in pounds. */
class LeastTransfersTest {

  /** The council invests, the NHS saves; each would be at nothing alone. */
  private static final NetPositions INVEST_TO_SAVE =
      NetPositions.undiscounted(
          years(5),
          List.of(
              //                2024-25 2025-26 2026-27 2027-28 2028-29
              pounds("council", "-400000 -100000 -100000 -100000 -100000"),
              pounds("nhs", "         0  100000  250000  350000  350000")));

  /** The council is at -800,000 and the NHS at +1,050,000: 800,000 makes the council good. */
  @Test
  void movesWhatTheCouncilIsOutOfPocket() {
    var plan = plan(INVEST_TO_SAVE, OVER_ALL_YEARS, TransferLimits.NONE);

    assertThat(plan.moved()).isEqualTo(80_000_000);
    assertThat(plan.payers()).isEqualTo(1);
    assertThat(plan.receivers()).isEqualTo(1);
    assertThat(plan.aboveLeastAtMost()).isZero();
    assertThat(received(plan, "council")).isEqualTo("0 0 0 0 800000");
    assertThat(received(plan, "nhs")).isEqualTo("0 0 0 0 -800000");
  }

  /** With at most 350,000 a year the NHS pays in the last three years, no earlier than it must. */
  @Test
  void keepsWithinWhatAPartnerCanPayInAYear() {
    var plan = plan(INVEST_TO_SAVE, OVER_ALL_YEARS, most("nhs", 350_000));

    assertThat(received(plan, "council")).isEqualTo("0 0 100000 350000 350000");
  }

  /** Five years of 160,000 are just enough, and of a pound less they are 5 pounds too little. */
  @Test
  void saysWhomALimitLeavesShortAndByHowMuch() {
    assertThat(received(plan(INVEST_TO_SAVE, OVER_ALL_YEARS, most("nhs", 160_000)), "council"))
        .isEqualTo("160000 160000 160000 160000 160000");

    var none = none(INVEST_TO_SAVE, OVER_ALL_YEARS, most("nhs", 159_999));

    assertThat(none)
        .isEqualTo(
            new NoTransfers(
                Obstacle.LIMITS,
                new FinancialYear(2028),
                500,
                List.of(new LeftShort(PartnerCode.of("council"), new FinancialYear(2028), 500)),
                List.of(PartnerCode.of("nhs")),
                Optional.empty()));
    assertThat(none.reason())
        .isEqualTo(
            "Within the limits on transfers partners are left worse off than standing alone: council"
                + " by £5.00 up to 2028-29. As much as it can in a year pays: nhs. Raise a limit, or"
                + " let transfers begin earlier.");
  }

  /** Two years of 350,000 from 2027-28 leave the council 100,000 short of its 800,000. */
  @Test
  void paysNothingBeforeAYear() {
    var limits = most("nhs", 350_000).notBefore(new FinancialYear(2027));

    assertThat(none(INVEST_TO_SAVE, OVER_ALL_YEARS, limits).leftShort())
        .containsExactly(
            new LeftShort(PartnerCode.of("council"), new FinancialYear(2028), 10_000_000));
    assertThat(
            received(
                plan(
                    INVEST_TO_SAVE,
                    OVER_ALL_YEARS,
                    most("nhs", 400_000).notBefore(new FinancialYear(2027))),
                "council"))
        .isEqualTo("0 0 0 400000 400000");
  }

  /** In the first year there is only the council's outlay: nobody could make it good. */
  @Test
  void saysThatAllTogetherAreWorseOff() {
    var none = none(INVEST_TO_SAVE, UP_TO_EACH_YEAR, TransferLimits.NONE);

    assertThat(none.obstacle()).isEqualTo(Obstacle.TOGETHER_WORSE_OFF);
    assertThat(none.upTo()).isEqualTo(new FinancialYear(2024));
    assertThat(none.pence()).isEqualTo(40_000_000);
    assertThat(none.reason())
        .isEqualTo(
            "Up to 2024-25 all partners together are £400,000.00 worse off than standing alone"
                + " (council by £400,000.00 up to 2024-25). No transfers between them can make that"
                + " good. Save more, spend less, or agree who bears it.");
  }

  /**
   * The hospital lends in the first year what the council lacks, and has it back in the second with the
   * 10 that it would be behind on the whole.
   * <pre>
   *              gains     added up    transfers   added up
   *   council   -10  30    -10  20     10 -20       0  10
   *   hospital   10 -20     10 -10    -10  20       0   0
   * </pre>
   */
  @Test
  void letsOnePartnerLendToAnotherWhereNobodyMayBeBehindInAnyYear() {
    var positions =
        NetPositions.undiscounted(
            years(2), List.of(pounds("council", "-10 30"), pounds("hospital", "10 -20")));

    var plan = plan(positions, UP_TO_EACH_YEAR, TransferLimits.NONE);

    assertThat(received(plan, "council")).isEqualTo("10 -20");
    assertThat(plan.moved()).isEqualTo(3_000);
    assertThat(plan.payers()).isEqualTo(2);
    assertThat(plan.receivers()).isEqualTo(2);
    assertThat(plan(positions, OVER_ALL_YEARS, TransferLimits.NONE).moved()).isEqualTo(1_000);
  }

  /** Of 60 to be made good, the largest gainer can pay all: one payment, not three. */
  @Test
  void hasAsFewPayAsCan() {
    var positions =
        NetPositions.undiscounted(
            years(1),
            List.of(
                pounds("arden", "25"),
                pounds("brent", "35"),
                pounds("colne", "70"),
                pounds("dart", "-40"),
                pounds("exe", "-20")));

    var plan = plan(positions, OVER_ALL_YEARS, TransferLimits.NONE);

    assertThat(received(plan, "colne")).isEqualTo("-60");
    assertThat(plan.payers()).isEqualTo(1);
    assertThat(plan.receivers()).isEqualTo(2);
  }

  /**
   * A pound of the second year is worth 80p. The council is 100 short at present value, which 100 of the
   * first year make good, or 125 of the second.
   */
  @Test
  void movesLessWhereItIsPaidBeforeDiscountingMakesItLess() {
    var positions =
        new NetPositions(
            years(2),
            factors("1 0.8"),
            List.of(pounds("council", "-100 0"), pounds("nhs", "0 500")));

    assertThat(received(plan(positions, OVER_ALL_YEARS, TransferLimits.NONE), "council"))
        .isEqualTo("100 0");
    var late = TransferLimits.NONE.notBefore(new FinancialYear(2025));
    assertThat(received(plan(positions, OVER_ALL_YEARS, late), "council")).isEqualTo("0 125");
  }

  /**
   * The council is half a penny short at present value. In the third year, when a penny is worth a third
   * of one, that is a penny and a half, and the NHS has no more than that: a penny leaves the council a
   * sixth of one short, and two leave the NHS as much.
   */
  @Test
  void saysWhereOnlyFractionsOfAPennyWouldDo() {
    var nothing = List.of(0L, 0L, 0L);
    var positions =
        new NetPositions(
            years(3),
            factors("1 1/2 1/3"),
            List.of(
                new NetPosition(PartnerCode.of("council"), List.of(0L, -1L, 0L), nothing),
                new NetPosition(PartnerCode.of("nhs"), List.of(0L, 1L, 0L), nothing)));

    var none =
        none(positions, OVER_ALL_YEARS, TransferLimits.NONE.notBefore(new FinancialYear(2026)));

    assertThat(none.obstacle()).isEqualTo(Obstacle.FRACTIONS_OF_A_PENNY);
    assertThat(none.reason())
        .isEqualTo(
            "Partners together gain so little up to 2026-27 that transfers in whole pence leave"
                + " some worse off than standing alone: nhs by £0.01 up to 2026-27. Take it as"
                + " balanced, or round the figures to pounds.");
  }

  @Test
  void movesNothingWhereNobodyIsWorseOff() {
    var plan =
        plan(
            NetPositions.undiscounted(years(1), List.of(pounds("council", "0"))),
            UP_TO_EACH_YEAR,
            TransferLimits.NONE);

    assertThat(plan.moved()).isZero();
    assertThat(plan.received()).isEqualTo(Map.of(PartnerCode.of("council"), List.of(0L)));
  }

  private static TransferPlan plan(
      NetPositions positions, NoDetriment test, TransferLimits limits) {
    var plan = (TransferPlan) LeastTransfers.find(positions, test, limits);
    requireSound(plan, positions, test, limits);
    return plan;
  }

  private static NoTransfers none(NetPositions positions, NoDetriment test, TransferLimits limits) {
    return (NoTransfers) LeastTransfers.find(positions, test, limits);
  }

  private static TransferLimits most(String partner, long pounds) {
    return TransferLimits.of(Map.of(PartnerCode.of(partner), pounds * 100));
  }

  private static String received(TransferPlan plan, String partner) {
    return plan.received().get(PartnerCode.of(partner)).stream()
        .map(pence -> Exact.of(pence, 100).toString())
        .collect(Collectors.joining(" "));
  }
}
