package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;

/**
 * The journal's answer: the entry is recorded and would survive a power cut.
 *
 * @param fund  the fund
 * @param sequence  the entry's place in the fund's journal, counted from 1 without gaps
 * @param key  the key it was posted with
 * @param effectiveOn  the day on which it counts
 * @param routedFrom  the day that its sender gave, where that lay in a closed period and the entry was
 *     routed to an open one
 * @param recordedAt  when it was first recorded
 * @param seal  the hash, as 64 hexadecimal digits, that chains it to the entry before it
 * @param replay  whether it had been recorded before, so that nothing was recorded now
 */
public record Receipt(
    FundCode fund,
    long sequence,
    EntryKey key,
    LocalDate effectiveOn,
    Optional<LocalDate> routedFrom,
    Instant recordedAt,
    String seal,
    boolean replay) {

  public Receipt {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(effectiveOn, "effectiveOn");
    Objects.requireNonNull(routedFrom, "routedFrom");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(seal, "seal");
  }
}
