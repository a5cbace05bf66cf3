package org.commonpurse.ledger.id;

import org.jspecify.annotations.Nullable;

/**
 * A source of funding.
 *
 * @param value  a {@linkplain Code code}, such as {@code nhs-minimum}
 */
public record StreamCode(String value) implements Code, Comparable<StreamCode> {

  public StreamCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static StreamCode of(String value) {
    return new StreamCode(value);
  }

  // The equality of a record, without the detour that makes it slow where codes are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof StreamCode that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(StreamCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
