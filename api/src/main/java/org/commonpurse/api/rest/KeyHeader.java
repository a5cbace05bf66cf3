package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_DIFFERS;
import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_MISSING;

import org.commonpurse.ledger.problem.ProblemException;

/** Says in the words of HTTP what is wrong with an act's key. */
final class KeyHeader {

  private KeyHeader() {}

  /** The refusal, which names the header where it is about a key. */
  static ProblemException explained(ProblemException refusal) {
    // An entry among others has its key inside.
    boolean isAmongOthers = refusal.fields().containsKey("line");
    if (refusal.type().equals(ENTRY_KEY_MISSING) && !isAmongOthers) {
      return ENTRY_KEY_MISSING
          .because(
              refusal.problem().message()
                  + " Send the header "
                  + Headers.IDEMPOTENCY_KEY
                  + ", with the same value whenever you send the same entry again.")
          .toException();
    }
    if (refusal.type().equals(ENTRY_KEY_DIFFERS)) {
      var header = String.valueOf(refusal.fields().get("beside"));
      var key = String.valueOf(refusal.fields().get("key"));
      return ENTRY_KEY_DIFFERS
          .because(
              "The header gives the key \""
                  + header
                  + "\" and the entry \""
                  + key
                  + "\". Leave one of them out.",
              "header",
              header,
              "key",
              key)
          .toException();
    }
    return refusal;
  }
}
