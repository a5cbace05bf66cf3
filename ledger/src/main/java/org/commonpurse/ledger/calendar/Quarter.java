package org.commonpurse.ledger.calendar;

import static java.util.Comparator.comparing;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_QUARTER_MALFORMED;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * A quarter of a financial year.
 *
 * @param year  the financial year
 * @param number  from 1 (April to June) to 4 (January to March)
 */
public record Quarter(FinancialYear year, int number) implements Comparable<Quarter> {

  /** How many quarters a year has. */
  public static final int OF_A_YEAR = 4;

  private static final int MONTHS = 3;

  private static final Pattern FORM = Pattern.compile("([^/]+)/[qQ]([1-4])");

  private static final Comparator<Quarter> ORDER =
      comparing(Quarter::year).thenComparing(Quarter::number);

  public Quarter {
    Objects.requireNonNull(year, "year");
    if (number < 1 || number > OF_A_YEAR) {
      throw malformed(year + "/q" + number);
    }
  }

  /**
   * Reads a quarter written as {@code 2023-24/q1}; the inverse of {@link #toString}.
   *
   * @throws ProblemException {@code LEDGER_QUARTER_MALFORMED} if the text has another form, {@code
   *     LEDGER_YEAR_MALFORMED} if its year is none
   */
  public static Quarter parse(String text) {
    var parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw malformed(text);
    }
    return new Quarter(FinancialYear.parse(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  private static ProblemException malformed(String text) {
    return LEDGER_QUARTER_MALFORMED
        .because(
            "\"" + text + "\" is not a quarter of a year. Write it like 2023-24/q1, from q1 to q4.",
            "quarter",
            text)
        .toException();
  }

  /** Its first day. */
  public LocalDate first() {
    return year.first().plusMonths((long) (number - 1) * MONTHS);
  }

  /** Its last day. */
  public LocalDate last() {
    return year.first().plusMonths((long) number * MONTHS).minusDays(1);
  }

  @Override
  public int compareTo(Quarter other) {
    return ORDER.compare(this, other);
  }

  /** The quarter as {@code 2023-24/q1}. */
  @Override
  public String toString() {
    return year + "/q" + number;
  }
}
