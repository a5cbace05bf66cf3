package org.commonpurse.allocation.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;

/**
 * Where an advance stands.
 *
 * @param year  the year in which that is
 * @param atStart  what was owed when that year began
 * @param claims  what is owed now
 * @param principals  of each year of which something is owed, what was owed at its end, in pence: the sum
 *     that falls due in parts
 */
public record Advanced(
    FinancialYear year, Claims atStart, Claims claims, SortedMap<FinancialYear, Long> principals) {

  public Advanced {
    var some = new TreeMap<>(principals);
    some.keySet().retainAll(claims.plus(atStart).byYear().keySet());
    principals = Collections.unmodifiableSortedMap(some);
  }

  /** Nothing was advanced yet. */
  static Advanced none(FinancialYear year) {
    return new Advanced(year, Claims.NONE, Claims.NONE, new TreeMap<>());
  }

  /** The same when a year has begun; that year itself goes on as it is. */
  Advanced at(FinancialYear now) {
    return now.equals(year) ? this : new Advanced(now, claims, claims, principals);
  }

  /** With a change of what is owed. */
  Advanced plus(Claims change) {
    return new Advanced(year, atStart, claims.plus(change), principals);
  }

  /** With what is owed of this year as the sum that falls due in parts. */
  Advanced counted() {
    var counted = new TreeMap<>(principals);
    counted.put(year, claims.of(year).owedPence());
    return new Advanced(year, atStart, claims, counted);
  }

  Advanced passedOn(Heirs heirs) {
    return new Advanced(year, atStart.passedOn(heirs), claims.passedOn(heirs), principals);
  }
}
