package org.commonpurse.reports.chart;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.commonpurse.ledger.calendar.FinancialYear;

/**
 * Where a contract ends on an axis of years, on which the end of the first year is 0, that of the second 1.
 *
 * @param label  what stands beside the mark
 * @param years  so many years after the end of the first; negative within the first
 */
record ContractEnd(String label, double years) {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);

  /**
   * The end of a contract.
   *
   * @param until  its last day, inclusive
   * @param first  the first year of the axis
   */
  static ContractEnd of(LocalDate until, FinancialYear first) {
    var year = FinancialYear.of(until);
    double days = ChronoUnit.DAYS.between(year.first(), year.last()) + 1.0;
    double part = (ChronoUnit.DAYS.between(year.first(), until) + 1.0) / days;
    return new ContractEnd(
        "ends " + until.format(MONTH), year.startYear() - first.startYear() - 1.0 + part);
  }
}
