package org.commonpurse.ledger.id;

/**
 * What an actor may do beyond others.
 *
 * @param value  a {@linkplain Code code}, such as {@code finance}
 */
public record RoleCode(String value) implements Code, Comparable<RoleCode> {

  public RoleCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static RoleCode of(String value) {
    return new RoleCode(value);
  }

  @Override
  public int compareTo(RoleCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
