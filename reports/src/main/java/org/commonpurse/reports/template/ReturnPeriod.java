package org.commonpurse.reports.template;

import static org.commonpurse.reports.template.TemplateProblem.RETURN_PERIOD_MALFORMED;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Quarter;

/**
 * What a return is about: a year, or a year up to the end of one of its quarters.
 *
 * @param quarter  empty for the whole year
 */
public record ReturnPeriod(FinancialYear year, Optional<Quarter> quarter) {

  private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2})(?:-[qQ]([1-4]))?");

  /**
   * Reads a period written as {@code 2025-26} or {@code 2025-26-q2}.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code RETURN_PERIOD_MALFORMED}, or {@code
   *     LEDGER_YEAR_MALFORMED} if the second year does not follow the first
   */
  public static ReturnPeriod parse(String text) {
    var parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw RETURN_PERIOD_MALFORMED
          .because(
              "\"" + text + "\" is no period of a return. Write 2025-26 or 2025-26-q2.",
              "period",
              text)
          .toException();
    }
    var year = FinancialYear.parse(parts.group(1));
    return new ReturnPeriod(
        year,
        Optional.ofNullable(parts.group(2))
            .map(number -> new Quarter(year, Integer.parseInt(number))));
  }

  /** The first day on which an actual amount counts: amounts are those of the year to date. */
  public LocalDate first() {
    return year.first();
  }

  /** The last day that counts. */
  public LocalDate last() {
    return quarter.map(Quarter::last).orElseGet(year::last);
  }

  /** Whether units of a quarter belong to it: unlike amounts they are not those of the year to date. */
  boolean contains(Quarter other) {
    return quarter.map(other::equals).orElse(other.year().equals(year));
  }

  /** The period as {@code 2025-26-q2}. */
  @Override
  public String toString() {
    return year + quarter.map(each -> "-q" + each.number()).orElse("");
  }
}
