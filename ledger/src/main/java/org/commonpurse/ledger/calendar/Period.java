package org.commonpurse.ledger.calendar;

import static java.util.Comparator.comparing;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_MALFORMED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_PERIOD_OUT_OF_RANGE;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An accounting period: a month of a financial year, or its thirteenth, for year-end adjustments.
 * <p>
 * Period 1 is April and 12 is March. Period 13 lasts one day, 31 March, and holds only entries that
 * say they are adjustments of the year's end.
 *
 * @param year  the financial year
 * @param number  from 1 to 13
 */
public record Period(FinancialYear year, int number) implements Comparable<Period> {

  /** The number of the period that holds year-end adjustments. */
  public static final int YEAR_END = 13;

  private static final Pattern FORM =
      Pattern.compile("([^/]*)/(\\d{1,2})|([^/]+-[^/]+)-(\\d{1,2})");

  private static final Comparator<Period> ORDER =
      comparing(Period::year).thenComparing(Period::number);

  public Period {
    Objects.requireNonNull(year, "year");
    if (number < 1 || number > YEAR_END) {
      throw LEDGER_PERIOD_OUT_OF_RANGE
          .because(
              "A financial year has periods 1 to 13; there is no period " + number + ".",
              "period",
              number)
          .toException();
    }
  }

  /** The month that holds the day. Never period 13. */
  public static Period of(LocalDate day) {
    return new Period(FinancialYear.of(day), (day.getMonthValue() + 8) % 12 + 1);
  }

  /**
   * Reads a period written as {@code 2023-24/07}, or as its {@link #id}.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException if the text has another form
   */
  public static Period parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw LEDGER_PERIOD_MALFORMED
          .because(
              "\"" + text + "\" is not a period. Write it like 2023-24/07 or 2023-24-07.",
              "period",
              text)
          .toException();
    }
    int year = parts.group(1) == null ? 3 : 1;
    return new Period(
        FinancialYear.parse(parts.group(year)), Integer.parseInt(parts.group(year + 1)));
  }

  /** The period in a form that is one part of a path, such as {@code 2023-24-07}. */
  public String id() {
    return toString().replace('/', '-');
  }

  /** The first day of the period. */
  public LocalDate first() {
    return isYearEnd() ? year.last() : year.first().plusMonths(number - 1L);
  }

  /** The last day of the period. */
  public LocalDate last() {
    return isYearEnd() ? year.last() : year.first().plusMonths(number).minusDays(1);
  }

  /** Whether this is the thirteenth period. */
  public boolean isYearEnd() {
    return number == YEAR_END;
  }

  /** The period that follows; period 1 of the next year follows period 13. */
  public Period next() {
    return isYearEnd() ? new Period(year.next(), 1) : new Period(year, number + 1);
  }

  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }

  /** The year and the number, such as {@code 2023-24/07}. */
  @Override
  public String toString() {
    return year + (number < 10 ? "/0" : "/") + number;
  }
}
