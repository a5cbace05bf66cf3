package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_YEARS_INCOMPLETE;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.exact.Split;

/**
 * How many units there are to be in each quarter of some years in a row.
 *
 * @param units  by quarter, 0 or more: all four of each year
 */
public record QuarterlyUnits(SortedMap<Quarter, Long> units) {

  /**
   * Checks that no quarter is missing between the first and the last.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_YEARS_INCOMPLETE}
   */
  public QuarterlyUnits {
    units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    if (units.isEmpty()) {
      throw incomplete("No year is given; give the units of one year at least.");
    }
    var year = units.firstKey().year();
    while (year.compareTo(units.lastKey().year()) <= 0) {
      for (int number = 1; number <= Quarter.OF_A_YEAR; number++) {
        if (!units.containsKey(new Quarter(year, number))) {
          throw incomplete(
              "The units of %s are missing, which lies between the first and the last year."
                  .formatted(year));
        }
      }
      year = year.next();
    }
  }

  private static RuntimeException incomplete(String message) {
    return IMPACT_YEARS_INCOMPLETE.because(message).toException();
  }

  /**
   * The units of a year in equal quarters; what four does not divide goes to the first quarters.
   *
   * @param ofYear  0 or more
   */
  public static Map<Quarter, Long> equally(FinancialYear year, long ofYear) {
    return quarters(year, Split.byWeights(ofYear, new long[] {1, 1, 1, 1}));
  }

  /** The units of a year, quarter by quarter. */
  public static Map<Quarter, Long> quarters(FinancialYear year, long... ofQuarters) {
    var units = new TreeMap<Quarter, Long>();
    for (int i = 0; i < ofQuarters.length; i++) {
      units.put(new Quarter(year, i + 1), ofQuarters[i]);
    }
    return units;
  }

  /** How many there are to be in a quarter; empty for one of another year. */
  public Optional<Long> in(Quarter quarter) {
    return Optional.ofNullable(units.get(quarter));
  }

  /** Its years, in order. */
  public SortedSet<FinancialYear> years() {
    var years = new TreeSet<FinancialYear>();
    units.keySet().forEach(quarter -> years.add(quarter.year()));
    return years;
  }
}
