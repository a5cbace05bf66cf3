package org.commonpurse.ledger.internal;

import java.util.Optional;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.seal.Seals;

/**
 * A submission that has passed every check that needs no lock, with its digest.
 *
 * @param state  the fund
 * @param submission  the submission
 * @param reverses  the sequence of the entry it reverses
 * @param digest  of the content, 32 bytes
 */
record Prepared(FundState state, Submission submission, Optional<Long> reverses, byte[] digest) {

  static Prepared of(FundState state, Submission submission, Optional<Long> reverses) {
    JournalEntry entry = submission.entry();
    state.check().requireWithinLife(entry);
    for (Posting posting : entry.postings()) {
      // An account that has postings was checked before its first one.
      if (state.accountId(entry.book(), posting.account()) == null) {
        state.check().requireKnown(posting.account());
      }
    }
    return new Prepared(state, submission, reverses, Seals.contentDigest(entry, reverses));
  }
}
