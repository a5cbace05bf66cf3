package org.commonpurse.ledger.id;

import org.jspecify.annotations.Nullable;

/**
 * A clause of an agreement.
 *
 * @param value  a {@linkplain Code code}, such as {@code sch-3-4-2}
 */
public record ClauseCode(String value) implements Code, Comparable<ClauseCode> {

  public ClauseCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static ClauseCode of(String value) {
    return new ClauseCode(value);
  }

  // The equality of a record, without the detour that makes it slow where codes are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof ClauseCode that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(ClauseCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
