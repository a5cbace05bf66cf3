package org.commonpurse.allocation.settlement;

import java.util.HashMap;
import java.util.Map;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Which entries of a journal move money between the fund and others, and so settle what is owed rather
 * than raise it: those of the kind {@code payment}, and those that stand at the bank. What a fund held
 * before its books began moved no money, though it stands at the bank. A reversal is as what it takes
 * back.
 * <p>
 * It remembers what it was asked of, so entries are asked in the order of the journal.
 */
public final class MovedMoney {

  private final Map<Long, Boolean> bySequence = new HashMap<>();

  /** Whether the entry moved money; what it takes back was asked before it. */
  public boolean isBy(RecordedEntry recorded) {
    boolean moved =
        recorded.reverses().map(bySequence::get).orElseGet(() -> isBy(recorded.entry()));
    bySequence.put(recorded.sequence(), moved);
    return moved;
  }

  private static boolean isBy(JournalEntry entry) {
    boolean atTheBank =
        entry.postings().stream().anyMatch(posting -> posting.account().kind() == AccountKind.BANK);
    return entry.kind().equals(JournalEntry.PAYMENT)
        || (atTheBank && !entry.kind().equals(JournalEntry.OPENING));
  }
}
