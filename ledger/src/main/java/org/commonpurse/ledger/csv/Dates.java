package org.commonpurse.ledger.csv;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DATE_MALFORMED;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.commonpurse.ledger.calendar.Days;

/** Reads days the way British files write them. */
public final class Dates {

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("uuuu-MM-dd"),
          form("d/M/uuuu"),
          form("d-M-uuuu"),
          form("d.M.uuuu"),
          form("d MMM uuuu"),
          form("d-MMM-uuuu"),
          form("d-MMM-uu"),
          form("d MMMM uuuu"),
          form("d/M/uu"));

  private Dates() {}

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.UK)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * The day, with the day before the month. A time after it is left out.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_DATE_MALFORMED} or {@code
   *     LEDGER_DATE_OUT_OF_RANGE}
   */
  public static LocalDate read(String text) {
    String day = withoutTime(text.strip());
    for (DateTimeFormatter form : FORMS) {
      try {
        return Days.require(LocalDate.parse(day, form));
      } catch (DateTimeException e) {
        // The next form may fit.
      }
    }
    throw LEDGER_DATE_MALFORMED
        .because(
            "\"" + text + "\" is not a day. Write it like 2023-04-30 or 30/04/2023.", "date", text)
        .toException();
  }

  private static String withoutTime(String text) {
    return text.replaceFirst("[T ]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z?$", "");
  }
}
