package org.commonpurse.allocation.engine;

import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;

/**
 * What a clause carries up of its deductible.
 *
 * @param year  the year that was applied last
 * @param before  what that year began with, in pence, 0 or more
 * @param left  what was not used of that year's deductible, in pence, 0 or more
 */
public record CarriedUp(FinancialYear year, Exact before, Exact left) {

  /** What a year begins with: a year that is worked out again begins with what it began with. */
  Exact into(FinancialYear of) {
    return of.equals(year) ? before : left;
  }

  boolean isNothing() {
    return before.isZero() && left.isZero();
  }

  /** This and what another clause carries up, which this one replaces. */
  CarriedUp plus(CarriedUp other) {
    var last = year.compareTo(other.year) < 0 ? other.year : year;
    return new CarriedUp(last, into(last).plus(other.into(last)), left.plus(other.left));
  }
}
