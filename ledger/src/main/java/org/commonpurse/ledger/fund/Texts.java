package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_NAME_UNUSABLE;

import java.util.Objects;

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
      throw LEDGER_NAME_UNUSABLE
          .because(
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
