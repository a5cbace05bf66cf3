package org.commonpurse.ledger.id;

import static org.commonpurse.ledger.problem.TextProblem.Fault.CONTROL_CHARACTER;
import static org.commonpurse.ledger.problem.TextProblem.Fault.MISSING;
import static org.commonpurse.ledger.problem.TextProblem.Fault.NOT_UNICODE;
import static org.commonpurse.ledger.problem.TextProblem.Fault.TOO_LONG;

import java.util.Objects;
import org.commonpurse.ledger.problem.TextProblem;
import org.commonpurse.ledger.problem.TextProblem.Fault;
import org.commonpurse.ledger.problem.TextProblem.Text;

/** The checks that every free text of an entry passes. */
public final class FreeText {

  private FreeText() {}

  /**
   * The text itself.
   *
   * @param lengthMin  0 or 1
   * @param lengthMax  the greatest number of UTF-16 units
   */
  public static String require(String text, Text which, int lengthMin, int lengthMax) {
    String what = which.word();
    Objects.requireNonNull(text, what);
    if (text.length() < lengthMin || (lengthMin > 0 && text.isBlank())) {
      throw refuse(which, MISSING, "The " + what + " is missing or blank.", text);
    }
    if (text.length() > lengthMax) {
      throw refuse(
          which,
          TOO_LONG,
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
            which,
            CONTROL_CHARACTER,
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
            which,
            NOT_UNICODE,
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

  private static RuntimeException refuse(Text which, Fault fault, String message, String value) {
    return new TextProblem(which, fault)
        .because(message, "field", which.word(), "value", value)
        .toException();
  }
}
