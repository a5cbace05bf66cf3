package org.commonpurse.ledger.balance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * How two views of the same books differ, and the entries that explain it.
 *
 * @param rows  every balance that either view has
 * @param entries  the entries that count in one view only, in order of sequence
 * @param nextAfter  the sequence after which to ask for more entries; empty when these are the last
 */
public record Changes(List<Row> rows, List<Entry> entries, Optional<Long> nextAfter) {

  public Changes {
    rows = List.copyOf(rows);
    entries = List.copyOf(entries);
  }

  /**
   * One balance in both views, in whole pence, 0 where a view lacks it.
   *
   * @param key  what it is the balance of
   */
  public record Row(RowKey key, long beforePence, long afterPence) {

    public Row {
      Objects.requireNonNull(key, "key");
    }

    /** What was added from one view to the other. */
    public long changePence() {
      return Math.subtractExact(afterPence, beforePence);
    }
  }

  /**
   * An entry that counts in one view only.
   *
   * @param added  true if it counts only in the later view, false if only in the first
   */
  public record Entry(RecordedEntry recorded, boolean added) {}
}
