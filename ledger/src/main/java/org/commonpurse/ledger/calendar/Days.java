package org.commonpurse.ledger.calendar;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DATE_MALFORMED;
import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_DATE_OUT_OF_RANGE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * The days that books can speak of, from {@link #FIRST} to {@link #LAST}, both included.
 * <p>
 * Every door reads its days here, so that none lets in what another cannot show: a balance, an export
 * or a financial year holds any of these days.
 */
public final class Days {

  /** The first day, 1 January 1990. */
  public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

  /** The last day, 31 December 2199. */
  public static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private Days() {}

  /** The day that it is in England at a moment. */
  public static LocalDate inEngland(Instant moment) {
    return LocalDate.ofInstant(moment, LONDON);
  }

  /**
   * Reads a day written like {@code 2023-04-30}.
   *
   * @throws ProblemException {@code LEDGER_DATE_MALFORMED}, or {@code LEDGER_DATE_OUT_OF_RANGE} as
   *     {@link #require}
   */
  public static LocalDate parse(String text) {
    LocalDate day;
    try {
      day = LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          LEDGER_DATE_MALFORMED.because(
              "\"" + text + "\" is not a day. Write it like 2023-04-30.", "date", text),
          e);
    }
    return require(day);
  }

  /**
   * The day, which must be in range.
   *
   * @throws ProblemException {@code LEDGER_DATE_OUT_OF_RANGE}, with the day as its field {@code date}
   */
  public static LocalDate require(LocalDate day) {
    return require(day, "date");
  }

  /**
   * The day, which must be in range.
   *
   * @param field  what the day is called among the fields of the refusal
   * @throws ProblemException {@code LEDGER_DATE_OUT_OF_RANGE}
   */
  public static LocalDate require(LocalDate day, String field) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw outOfRange(day, field);
    }
    return day;
  }

  /**
   * The moment, whose day in UTC must be in range.
   *
   * @throws ProblemException {@code LEDGER_DATE_OUT_OF_RANGE}
   */
  public static Instant require(Instant moment) {
    boolean tooEarly = moment.isBefore(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC));
    if (tooEarly || !moment.isBefore(LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))) {
      throw outOfRange(moment, "moment");
    }
    return moment;
  }

  private static ProblemException outOfRange(Object given, String field) {
    return LEDGER_DATE_OUT_OF_RANGE
        .because(
            given
                + " is outside the days that books can speak of, "
                + FIRST
                + " to "
                + LAST
                + ". Correct the year.",
            field,
            given)
        .toException();
  }
}
