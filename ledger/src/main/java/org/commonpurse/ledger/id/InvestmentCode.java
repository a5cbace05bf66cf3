package org.commonpurse.ledger.id;

/**
 * An investment that savings pay back.
 *
 * @param value  a {@linkplain Code code}, such as {@code falls-service}
 */
public record InvestmentCode(String value) implements Code, Comparable<InvestmentCode> {

  public InvestmentCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static InvestmentCode of(String value) {
    return new InvestmentCode(value);
  }

  @Override
  public int compareTo(InvestmentCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
