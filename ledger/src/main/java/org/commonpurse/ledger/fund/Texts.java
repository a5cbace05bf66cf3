package org.commonpurse.ledger.fund;

import java.util.Objects;
import org.commonpurse.ledger.problem.Problem;

/** The checks that every free text of a fund passes. */
final class Texts {

  static final int NAME_LENGTH_MAX = 200;

  private Texts() {}

  /** The name without surrounding space; it must not be empty, long, or hold control characters. */
  static String requireName(String name, String what) {
    Objects.requireNonNull(name, what);
    String stripped = name.strip();
    if (stripped.isEmpty()
        || stripped.length() > NAME_LENGTH_MAX
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw Problem.invalid(
              "LEDGER_NAME_UNUSABLE",
              "The "
                  + what
                  + " \""
                  + name
                  + "\" must have 1 to 200 characters and no control characters.",
              "what",
              what,
              "value",
              name)
          .toException();
    }
    return stripped;
  }
}
