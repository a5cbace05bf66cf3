package org.commonpurse.ledger.calendar;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_YEAR_MALFORMED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_YEAR_OUT_OF_RANGE;

import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;

/**
 * A financial year of English public bodies, from 1 April to 31 March.
 *
 * @param startYear  the calendar year in which it begins, from 1900 to 2999
 */
public record FinancialYear(int startYear) implements Comparable<FinancialYear> {

  private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})");

  public FinancialYear {
    if (startYear < 1900 || startYear > 2999) {
      throw LEDGER_YEAR_OUT_OF_RANGE
          .because(
              "A financial year begins between 1900 and 2999, not in " + startYear + ".",
              "startYear",
              startYear)
          .toException();
    }
  }

  /** The financial year that holds the day. */
  public static FinancialYear of(LocalDate day) {
    return new FinancialYear(
        day.getMonthValue() >= Month.APRIL.getValue() ? day.getYear() : day.getYear() - 1);
  }

  /**
   * Reads a year written as its two calendar years, such as {@code 2023-24}.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException if the text has another form, or its
   *     second year does not follow its first
   */
  public static FinancialYear parse(String text) {
    var matcher = FORM.matcher(text);
    if (matcher.matches()) {
      int start = Integer.parseInt(matcher.group(1));
      if (Integer.parseInt(matcher.group(2)) == (start + 1) % 100) {
        return new FinancialYear(start);
      }
    }
    throw LEDGER_YEAR_MALFORMED
        .because("\"" + text + "\" is not a financial year. Write it like 2023-24.", "year", text)
        .toException();
  }

  /** The first day, 1 April. */
  public LocalDate first() {
    return LocalDate.of(startYear, Month.APRIL, 1);
  }

  /** The last day, 31 March. */
  public LocalDate last() {
    return LocalDate.of(startYear + 1, Month.MARCH, 31);
  }

  /** Whether the day falls in this year, first and last day included. */
  public boolean contains(LocalDate day) {
    return of(day).equals(this);
  }

  /** The year after this one. */
  public FinancialYear next() {
    return new FinancialYear(startYear + 1);
  }

  /** The year before this one. */
  public FinancialYear previous() {
    return new FinancialYear(startYear - 1);
  }

  /**
   * One of this year's periods.
   *
   * @param number  from 1 (April) to 12 (March), or 13 for year-end adjustments
   */
  public Period period(int number) {
    return new Period(this, number);
  }

  @Override
  public int compareTo(FinancialYear other) {
    return Integer.compare(startYear, other.startYear);
  }

  /** The two calendar years, such as {@code 2023-24}. */
  @Override
  public String toString() {
    // Written for every row that is added up, where a format took a sixth of the time.
    int end = (startYear + 1) % 100;
    return startYear + (end < 10 ? "-0" : "-") + end;
  }
}
