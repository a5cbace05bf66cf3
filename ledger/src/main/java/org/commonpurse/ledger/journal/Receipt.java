package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;

/**
 * The journal's answer: the entry is recorded and would survive a power cut.
 *
 * @param fund  the fund
 * @param sequence  the entry's place in the fund's journal, counted from 1 without gaps
 * @param key  the key it was posted with
 * @param recordedAt  when it was first recorded
 * @param seal  the hash, as 64 hexadecimal digits, that chains it to the entry before it
 * @param replay  whether it had been recorded before, so that nothing was recorded now
 */
public record Receipt(
    FundCode fund, long sequence, EntryKey key, Instant recordedAt, String seal, boolean replay) {

  public Receipt {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(seal, "seal");
  }
}
