package org.commonpurse.ledger.journal;

import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;

/**
 * An entry on its way to the journal.
 *
 * @param entry  the entry
 * @param key  the caller's key for this act, unique within the fund
 * @param by  the person or system responsible
 */
public record Submission(JournalEntry entry, EntryKey key, Actor by) {

  public Submission {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(by, "by");
  }
}
