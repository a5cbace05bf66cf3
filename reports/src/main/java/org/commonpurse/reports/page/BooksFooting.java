package org.commonpurse.reports.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * The state of the books that a report rests on.
 *
 * @param fund  what the fund is called
 * @param asAt  the last day that counts
 * @param knownOn  the last day of what was known
 * @param preparedOn  the day on which it was prepared
 * @param sequence  the last entry of the fund's journal that was read; 0 before the first
 * @param seal  of the last link of its chain, as 64 hexadecimal digits
 */
public record BooksFooting(
    String fund,
    LocalDate asAt,
    LocalDate knownOn,
    LocalDate preparedOn,
    long sequence,
    String seal)
    implements Footing {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final int SEAL_SHOWN = 16;

  public BooksFooting {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(asAt, "asAt");
    Objects.requireNonNull(knownOn, "knownOn");
    Objects.requireNonNull(preparedOn, "preparedOn");
    if (sequence < 0 || seal.length() < SEAL_SHOWN) {
      throw new IllegalArgumentException(
          "No report rests on entry %d with the seal \"%s\".".formatted(sequence, seal));
    }
  }

  @Override
  public String line() {
    return "%s \u00b7 as at %s \u00b7 as known %s \u00b7 entry %,d, seal %s\u2026"
        .formatted(
            fund, DAY.format(asAt), DAY.format(knownOn), sequence, seal.substring(0, SEAL_SHOWN));
  }
}
