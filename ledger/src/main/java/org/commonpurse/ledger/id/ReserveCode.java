package org.commonpurse.ledger.id;

import org.jspecify.annotations.Nullable;

/**
 * A reserve.
 *
 * @param value  a {@linkplain Code code}, such as {@code risk-pool}
 */
public record ReserveCode(String value) implements Code, Comparable<ReserveCode> {

  public ReserveCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static ReserveCode of(String value) {
    return new ReserveCode(value);
  }

  // The equality of a record, without the detour that makes it slow where codes are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof ReserveCode that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(ReserveCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
