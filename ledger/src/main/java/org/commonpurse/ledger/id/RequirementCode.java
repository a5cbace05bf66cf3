package org.commonpurse.ledger.id;

import org.jspecify.annotations.Nullable;

/**
 * A requirement that some of a fund's money is spent on some of its schemes.
 *
 * @param value  a {@linkplain Code code}, such as {@code social-care}
 */
public record RequirementCode(String value) implements Code, Comparable<RequirementCode> {

  public RequirementCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static RequirementCode of(String value) {
    return new RequirementCode(value);
  }

  // The equality of a record, without the detour that makes it slow where codes are looked up.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof RequirementCode that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(RequirementCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
