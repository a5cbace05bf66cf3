package org.commonpurse.ledger.id;

/**
 * A rule of a fund.
 *
 * @param value  a {@linkplain Code code}, such as {@code reserves-stay}
 */
public record RuleCode(String value) implements Code, Comparable<RuleCode> {

  public RuleCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static RuleCode of(String value) {
    return new RuleCode(value);
  }

  @Override
  public int compareTo(RuleCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
