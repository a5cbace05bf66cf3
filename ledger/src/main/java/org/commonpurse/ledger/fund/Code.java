package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_CODE_MALFORMED;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The short, lasting name of something in a fund: a partner, a stream, a scheme, a reserve.
 *
 * @param value  lower-case letters and digits, in parts joined by single hyphens, of at most 60
 *     characters, such as {@code nhs-minimum}
 */
public record Code(String value) implements Comparable<Code> {

  /** The greatest number of characters in a code. */
  public static final int LENGTH_MAX = 60;

  public Code {
    Objects.requireNonNull(value, "value");
    if (value.length() > LENGTH_MAX || !hasForm(value)) {
      throw LEDGER_CODE_MALFORMED
          .because(
              "\""
                  + value
                  + "\" is not a code. Use lower-case letters and digits, joined by single hyphens,"
                  + " and at most 60 characters.",
              "value",
              value)
          .toException();
    }
  }

  /** Whether the text is parts of letters and digits, joined by single hyphens. */
  private static boolean hasForm(String text) {
    boolean partIsEmpty = true;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean isHyphen = character == '-';
      boolean isPart = character >= 'a' && character <= 'z' || character >= '0' && character <= '9';
      if (!isPart && !isHyphen || isHyphen && partIsEmpty) {
        return false;
      }
      partIsEmpty = isHyphen;
    }
    return !partIsEmpty;
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static Code of(String value) {
    return new Code(value);
  }

  // The equality of a record, without the detour that makes it slow where codes are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof Code that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(Code other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
