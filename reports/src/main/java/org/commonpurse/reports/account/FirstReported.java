package org.commonpurse.reports.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.calendar.Period;

/**
 * A year as it was known when it was closed for the first time.
 *
 * @param period  the period that was closed: the thirteenth, or the twelfth where that never was
 * @param closedAt  when
 * @param horizon  the fund's years as known then, the closed year among them
 * @param since  what was recorded since and counts by the end of the year, in order of recording
 */
public record FirstReported(
    Period period, Instant closedAt, Horizon horizon, List<LateEntry> since) {

  public FirstReported {
    Objects.requireNonNull(closedAt, "closedAt");
    since = List.copyOf(since);
    if (!horizon.years().contains(period.year())) {
      throw new IllegalArgumentException(
          "What was known when %s was closed has no figures of it.".formatted(period));
    }
  }

  /**
   * An entry that was recorded after the year had been closed.
   *
   * @param sequence  its place in the fund's journal
   * @param effectiveOn  the day on which it counts
   * @param recordedOn  the day on which it was recorded
   * @param narrative  what it says of itself
   */
  public record LateEntry(
      long sequence, LocalDate effectiveOn, LocalDate recordedOn, String narrative) {

    public LateEntry {
      Objects.requireNonNull(effectiveOn, "effectiveOn");
      Objects.requireNonNull(recordedOn, "recordedOn");
      Objects.requireNonNull(narrative, "narrative");
    }
  }
}
