package org.commonpurse.api.command;

import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_DIFFERS;
import static org.commonpurse.api.problem.RequestProblem.ENTRY_KEY_MISSING;

import org.commonpurse.ledger.problem.ProblemException;

/** Says in the words of a terminal what is wrong with an act's key. */
final class KeyOption {

  private KeyOption() {}

  /** The refusal, which names the option where it is about a key. */
  static ProblemException explained(ProblemException refusal) {
    if (refusal.type().equals(ENTRY_KEY_MISSING)) {
      return ENTRY_KEY_MISSING
          .because(
              refusal.problem().message()
                  + " Give --key, with the same value whenever you post the same entry again.")
          .toException();
    }
    if (refusal.type().equals(ENTRY_KEY_DIFFERS)) {
      return ENTRY_KEY_DIFFERS
          .because(
              "--key gives the key \""
                  + refusal.fields().get("beside")
                  + "\" and the entry \""
                  + refusal.fields().get("key")
                  + "\". Leave one of them out.")
          .toException();
    }
    return refusal;
  }
}
