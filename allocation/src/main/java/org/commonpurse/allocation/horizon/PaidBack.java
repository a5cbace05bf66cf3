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
    int lastBelow = -1;
    for (int i = 0; i < course.size(); i++) {
      var sum = course.get(i).toDate().returnPence();
      if (sum.isEmpty()) {
        return Optional.empty();
      }
      lastBelow = sum.get() < 0 ? i : lastBelow;
    }
    if (course.isEmpty()) {
      return Optional.empty();
    }
    if (lastBelow < 0) {
      return Optional.of(new NoOutlay());
    }
    return Optional.of(
        lastBelow == course.size() - 1 ? new NotYet() : new In(course.get(lastBelow + 1).year()));
  }
}
