package org.commonpurse.api.rest;

import org.commonpurse.ledger.problem.ProblemException;

/** Says in the words of HTTP what is wrong with an act's key. */
final class KeyHeader {

  private KeyHeader() {}

  /** The refusal, which names the header where it is about a key. */
  static ProblemException explained(ProblemException refusal) {
    return switch (refusal.code()) {
      case "ENTRY_KEY_MISSING" ->
          refusal
              .type()
              .because(
                  refusal.problem().message()
                      + " Send the header "
                      + Headers.IDEMPOTENCY_KEY
                      + ", with the same value whenever you send the same entry again.")
              .toException();
      case "ENTRY_KEY_DIFFERS" -> {
        var header = String.valueOf(refusal.fields().get("beside"));
        var key = String.valueOf(refusal.fields().get("key"));
        yield refusal
            .type()
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
      default -> refusal;
    };
  }
}
