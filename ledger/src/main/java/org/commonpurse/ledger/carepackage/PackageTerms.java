package org.commonpurse.ledger.carepackage;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_COST_OUT_OF_RANGE;
import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_DAYS_OUT_OF_ORDER;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a package costs a week from a day on, and who bears it.
 *
 * @param from  the first day on which they hold
 * @param weeklyPence  what a week costs, 0 or more
 * @param split  by assessed need: of all of it, or of what it costs above the dowry
 * @param assessedOn  the day of the assessment
 * @param reviewOn  the day by which to assess again, not before the assessment
 * @param dowry  what one partner bears first, where there is a dowry
 */
public record PackageTerms(
    LocalDate from,
    long weeklyPence,
    NeedSplit split,
    LocalDate assessedOn,
    LocalDate reviewOn,
    Optional<Dowry> dowry) {

  /**
   * The largest cost of a week, in pence: a hundred thousand pounds, several times what the most
   * expensive placements cost, so that the sums of a year of hundreds of thousands fit.
   */
  public static final long WEEKLY_PENCE_MAX = 10_000_000;

  public PackageTerms {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(assessedOn, "assessedOn");
    Objects.requireNonNull(reviewOn, "reviewOn");
    Objects.requireNonNull(dowry, "dowry");
    requireWeekly(weeklyPence);
    if (reviewOn.isBefore(assessedOn)) {
      throw PACKAGE_DAYS_OUT_OF_ORDER
          .because("The review is due before the assessment. Correct one of the two days.")
          .toException();
    }
  }

  static void requireWeekly(long pence) {
    if (pence < 0 || pence > WEEKLY_PENCE_MAX) {
      throw costOutOfRange();
    }
  }

  static RuntimeException costOutOfRange() {
    return PACKAGE_COST_OUT_OF_RANGE
        .because(
            "A week costs from 0.00 to 100,000.00, and a dowry is above 0.00. Check its sign and its"
                + " decimal point.")
        .toException();
  }

  /** What of a week's cost the bearer of the dowry bears before anything is split, in pence. */
  private long dowryPence() {
    return dowry.map(each -> Math.min(each.weeklyPence(), weeklyPence)).orElse(0L);
  }

  /** What a week costs each partner, in pence, exact; partners that bear nothing are left out. */
  public Map<PartnerCode, Exact> weekly() {
    var parts = new TreeMap<PartnerCode, Exact>();
    long first = dowryPence();
    dowry.filter(each -> first > 0).ifPresent(each -> parts.put(each.bearer(), Exact.of(first)));
    long rest = weeklyPence - first;
    if (rest > 0) {
      split
          .hundredths()
          .forEach(
              (partner, part) ->
                  parts.merge(
                      partner,
                      Exact.of(Math.multiplyExact(rest, part.longValue()), NeedSplit.WHOLE),
                      Exact::plus));
    }
    return parts;
  }

  /** What a week costs less than the dowry, in pence: 0 or more, and 0 where there is no dowry. */
  public long belowDowryPence() {
    return dowry.map(each -> each.weeklyPence() - dowryPence()).orElse(0L);
  }
}
