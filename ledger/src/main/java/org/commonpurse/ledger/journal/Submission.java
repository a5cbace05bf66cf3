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
 * @param routable  whether it may be posted to the successor of a partner that ended, where the fund's
 *     rules say so; an act that worked its accounts out from the books posts to them or not at all
 */
public record Submission(JournalEntry entry, EntryKey key, Actor by, boolean routable) {

  public Submission {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(by, "by");
  }

  /** An entry that is posted to the accounts that it names, or not at all. */
  public Submission(JournalEntry entry, EntryKey key, Actor by) {
    this(entry, key, by, false);
  }

  /** This submission with an entry in place of its own. */
  public Submission with(JournalEntry newEntry) {
    return new Submission(newEntry, key, by, routable);
  }
}
