package org.commonpurse.ledger.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;

/**
 * Taking back an entry, or a part of it.
 *
 * @param fund  the fund
 * @param sequence  the entry to take back
 * @param effectiveOn  the day on which the taking back counts
 * @param narrative  why, of 1 to 1,000 characters
 * @param part  the postings to take back, as they stand in the entry or smaller, adding up to zero;
 *     empty for all of it
 * @param key  the caller's key for this act, unique within the fund
 * @param by  the person or system responsible
 */
public record Reversal(
    FundCode fund,
    long sequence,
    LocalDate effectiveOn,
    String narrative,
    Optional<List<Posting>> part,
    EntryKey key,
    Actor by) {

  public Reversal {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(effectiveOn, "effectiveOn");
    Objects.requireNonNull(narrative, "narrative");
    part = part.map(List::copyOf);
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(by, "by");
  }

  /** Takes back all of an entry. */
  public static Reversal whole(
      FundCode fund,
      long sequence,
      LocalDate effectiveOn,
      String narrative,
      EntryKey key,
      Actor by) {
    return new Reversal(fund, sequence, effectiveOn, narrative, Optional.empty(), key, by);
  }
}
