package org.commonpurse.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The journal's answer: the entry is recorded and would survive a power cut.
 *
 * @param fund  the fund
 * @param sequence  the entry's place in the fund's journal, counted from 1 without gaps
 * @param key  the key it was posted with
 * @param effectiveOn  the day on which it counts
 * @param routedFrom  the day that its sender gave, where that lay in a closed period and the entry was
 *     routed to an open one
 * @param inPlaceOf  the partners that ended of which the sender named accounts, each with the successor
 *     to whose accounts the entry was routed
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
    Map<PartnerCode, PartnerCode> inPlaceOf,
    Instant recordedAt,
    String seal,
    boolean replay) {

  public Receipt {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(effectiveOn, "effectiveOn");
    Objects.requireNonNull(routedFrom, "routedFrom");
    inPlaceOf = Map.copyOf(inPlaceOf);
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(seal, "seal");
  }

  /** This receipt of an entry that was routed to successors. */
  public Receipt inPlaceOf(Map<PartnerCode, PartnerCode> partners) {
    return new Receipt(
        fund, sequence, key, effectiveOn, routedFrom, partners, recordedAt, seal, replay);
  }
}
