package org.commonpurse.api.command;

import org.commonpurse.ledger.problem.ProblemException;

/** Says in the words of a terminal what is wrong with an act's key. */
final class KeyOption {

  private KeyOption() {}

  /** The refusal, which names the option where it is about a key. */
  static ProblemException explained(ProblemException refusal) {
    return switch (refusal.code()) {
      case "ENTRY_KEY_MISSING" ->
          refusal
              .type()
              .because(
                  refusal.problem().message()
                      + " Give --key, with the same value whenever you post the same entry again.")
              .toException();
      case "ENTRY_KEY_DIFFERS" ->
          refusal
              .type()
              .because(
                  "--key gives the key \""
                      + refusal.fields().get("beside")
                      + "\" and the entry \""
                      + refusal.fields().get("key")
                      + "\". Leave one of them out.")
              .toException();
      default -> refusal;
    };
  }
}
