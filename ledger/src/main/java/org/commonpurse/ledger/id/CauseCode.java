package org.commonpurse.ledger.id;

import org.jspecify.annotations.Nullable;

/**
 * Why spending differs from what was planned.
 *
 * @param value  a {@linkplain Code code}, such as {@code demand}
 */
public record CauseCode(String value) implements Code, Comparable<CauseCode> {

  public CauseCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static CauseCode of(String value) {
    return new CauseCode(value);
  }

  // The equality of a record, without the detour that makes it slow where codes are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof CauseCode that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(CauseCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
