package org.commonpurse.ledger.id;

import org.jspecify.annotations.Nullable;

/**
 * What kind of saving or burden it is.
 *
 * @param value  a {@linkplain Code code}, such as {@code cashable}
 */
public record NatureCode(String value) implements Code, Comparable<NatureCode> {

  public NatureCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static NatureCode of(String value) {
    return new NatureCode(value);
  }

  // The equality of a record, without the detour that makes it slow where codes are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof NatureCode that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(NatureCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
