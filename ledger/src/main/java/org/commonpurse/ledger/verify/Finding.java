package org.commonpurse.ledger.verify;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is not as it should be.
 *
 * @param what  what was checked, such as {@code seal} or {@code kept-balance}
 * @param sequence  the entry concerned; empty where it is about no single entry
 * @param message  what is wrong, in a sentence
 */
public record Finding(String what, Optional<Long> sequence, String message) {

  public Finding {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(sequence, "sequence");
    Objects.requireNonNull(message, "message");
  }
}
