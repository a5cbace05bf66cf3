package org.commonpurse.allocation.trace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * An entry behind a figure, and what it brings to it. A reversal brings its own amount, as it was
 * posted; where a partner was split, an entry brings each successor its part.
 *
 * @param sequence  its place in the fund's journal
 * @param key  the key it was posted with
 * @param kind  what sort of entry it is
 * @param effectiveOn  the day on which it counts, and so the year
 * @param recordedAt  when it was recorded
 * @param narrative  what it says of itself
 * @param seal  the hash that chains it to the link before it
 * @param pence  what it brings to the figure, with the figure's sign
 */
public record CountedEntry(
    long sequence,
    EntryKey key,
    EntryKind kind,
    LocalDate effectiveOn,
    Instant recordedAt,
    String narrative,
    String seal,
    long pence) {

  public CountedEntry {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(effectiveOn, "effectiveOn");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(narrative, "narrative");
    Objects.requireNonNull(seal, "seal");
  }

  /** The entry, before it is known what it brings. */
  static CountedEntry ofNothing(RecordedEntry recorded) {
    var entry = recorded.entry();
    return new CountedEntry(
        recorded.sequence(),
        recorded.key(),
        entry.kind(),
        entry.effectiveOn(),
        recorded.recordedAt(),
        entry.narrative(),
        recorded.seal(),
        0);
  }

  /** The same entry, which brings so much more. */
  CountedEntry plus(long more) {
    return new CountedEntry(
        sequence, key, kind, effectiveOn, recordedAt, narrative, seal, Math.addExact(pence, more));
  }

  /** The financial year in which it counts. */
  public FinancialYear year() {
    return FinancialYear.of(effectiveOn);
  }
}
