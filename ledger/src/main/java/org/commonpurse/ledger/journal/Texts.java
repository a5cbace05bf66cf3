package org.commonpurse.ledger.journal;

import java.util.Locale;
import java.util.Objects;
import org.commonpurse.ledger.problem.Problem;

/** The checks that every free text of an entry passes. */
final class Texts {

  private Texts() {}

  /**
   * The text itself.
   *
   * @param lengthMin  0 or 1
   * @param lengthMax  the greatest number of UTF-16 units
   */
  static String require(String text, String what, int lengthMin, int lengthMax) {
    Objects.requireNonNull(text, what);
    if (text.length() < lengthMin || (lengthMin > 0 && text.isBlank())) {
      throw refuse("MISSING", what, "The " + what + " is missing or blank.", text);
    }
    if (text.length() > lengthMax) {
      throw refuse(
          "TOO_LONG",
          what,
          "The "
              + what
              + " has "
              + text.length()
              + " characters, but at most "
              + lengthMax
              + " fit: \""
              + text.substring(0, 40)
              + "...\".",
          text.substring(0, 40));
    }
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isISOControl(character)) {
        throw refuse(
            "CONTROL_CHARACTER",
            what,
            "The "
                + what
                + " has a control character (code "
                + (int) character
                + ") at position "
                + (i + 1)
                + ". Remove it.",
            Integer.toString(character));
      }
      if (Character.isSurrogate(character) && !isPaired(text, i)) {
        throw refuse(
            "NOT_UNICODE",
            what,
            "The " + what + " has half a character at position " + (i + 1) + ". Remove it.",
            Integer.toString(character));
      }
    }
    return text;
  }

  private static boolean isPaired(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static RuntimeException refuse(String suffix, String what, String message, String value) {
    return Problem.invalid(
            "LEDGER_" + codeWord(what) + "_" + suffix, message, "field", what, "value", value)
        .toException();
  }

  private static String codeWord(String what) {
    return what.toUpperCase(Locale.ROOT).replace(' ', '_');
  }
}
