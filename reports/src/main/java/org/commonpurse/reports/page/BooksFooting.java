package org.commonpurse.reports.page;

import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.fund.Fund;

/**
 * The state of the books that a report rests on.
 *
 * @param fund  what the fund is called
 * @param asAt  the last day that counts
 * @param knownOn  the last day of what was known
 * @param preparedOn  the day on which it was prepared
 * @param stamp  the state of the books that was read
 */
public record BooksFooting(
    String fund, LocalDate asAt, LocalDate knownOn, LocalDate preparedOn, Stamp stamp)
    implements Footing {

  private static final int SEAL_SHOWN = 16;

  public BooksFooting {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(asAt, "asAt");
    Objects.requireNonNull(knownOn, "knownOn");
    Objects.requireNonNull(preparedOn, "preparedOn");
    Objects.requireNonNull(stamp, "stamp");
  }

  /**
   * What a report of a fund rests on.
   *
   * @param lastDay  the last day that it shows, where the view names none
   * @param on  the day on which it is prepared
   */
  public static BooksFooting of(Fund fund, LocalDate lastDay, LocalDate on, Stamp stamp) {
    return new BooksFooting(
        fund.name(),
        stamp.view().asAt().orElse(lastDay),
        stamp.view().asKnown().map(Days::inEngland).orElse(on),
        on,
        stamp);
  }

  @Override
  public String line() {
    return "%s \u00b7 as at %s \u00b7 as known %s \u00b7 entry %,d, seal %s\u2026"
        .formatted(
            fund,
            DaysInWords.written(asAt),
            DaysInWords.written(knownOn),
            stamp.sequence(),
            stamp.seal().substring(0, SEAL_SHOWN));
  }
}
