package org.commonpurse.ledger.internal;

import java.util.Optional;
import org.commonpurse.ledger.digest.Salt;
import org.commonpurse.ledger.digest.TextProof;
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
 * @param salt  what its personal texts are hashed with
 * @param person  who is responsible, as the seal names them
 * @param digest  of the content, 32 bytes
 */
record Prepared(
    FundState state,
    Submission submission,
    Optional<Long> reverses,
    Salt salt,
    String person,
    byte[] digest) {

  /** The digest that the content would have with what proves an entry that was recorded before. */
  byte[] digestWith(TextProof recorded) {
    return Seals.contentDigest(submission.entry(), reverses, recorded);
  }

  /** What is recorded in its place where it is routed to the successors of partners that ended. */
  Prepared routed(JournalEntry entry) {
    for (Posting posting : entry.postings()) {
      state.check().requireKnown(posting.account());
    }
    byte[] digestOfRouted = Seals.contentDigest(entry, reverses, TextProof.salted(salt));
    return new Prepared(state, submission.with(entry), reverses, salt, person, digestOfRouted);
  }

  /** The same for another state of the fund. */
  Prepared with(FundState other) {
    return other == state ? this : of(other, submission, reverses);
  }

  static Prepared of(FundState state, Submission submission, Optional<Long> reverses) {
    JournalEntry entry = submission.entry();
    state.check().requireWithinLife(entry);
    for (Posting posting : entry.postings()) {
      // An account that has postings was checked before its first one.
      if (state.accountId(entry.book(), posting.account()) == null) {
        state.check().requireKnown(posting.account());
      }
    }
    Salt salt = Salt.random();
    TextProof proof = TextProof.salted(salt);
    byte[] digest = Seals.contentDigest(entry, reverses, proof);
    return new Prepared(
        state, submission, reverses, salt, Seals.person(proof, submission.by()), digest);
  }
}
