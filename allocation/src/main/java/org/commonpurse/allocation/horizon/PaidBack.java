package org.commonpurse.allocation.horizon;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;

/** When a return comes back to zero, having been below it. */
public sealed interface PaidBack {

  /** It was never below zero, so there is nothing to come back. */
  record NoOutlay() implements PaidBack {}

  /**
   * It came back, and stays.
   *
   * @param year  the first year from which it stays at or above zero
   */
  record In(FinancialYear year) implements PaidBack {}

  /** It is below zero at the end of the last year. */
  record NotYet() implements PaidBack {}

  /**
   * The pay-back of a course of years.
   *
   * @param course  rows of one partner, or of all together, in order of years
   * @return empty where the return cannot be stated, or there is no year
   */
  static Optional<PaidBack> of(List<HorizonRow> course) {
    var sums = course.stream().flatMap(row -> row.toDate().returnPence().stream()).toList();
    return course.isEmpty() || sums.size() < course.size()
        ? Optional.empty()
        : Optional.of(of(course.get(0).year(), sums));
  }

  /**
   * The pay-back of a cumulative return.
   *
   * @param first  the first year
   * @param cumulativePence  the return from the first year to each, one a year
   */
  static PaidBack of(FinancialYear first, List<Long> cumulativePence) {
    int lastBelow = -1;
    for (int i = 0; i < cumulativePence.size(); i++) {
      lastBelow = cumulativePence.get(i) < 0 ? i : lastBelow;
    }
    if (lastBelow < 0) {
      return new NoOutlay();
    }
    return lastBelow == cumulativePence.size() - 1
        ? new NotYet()
        : new In(new FinancialYear(first.startYear() + lastBelow + 1));
  }
}
