package org.commonpurse.ledger.id;

/**
 * An agreement of a fund.
 *
 * @param value  a {@linkplain Code code}, such as {@code brackenshire-better-care-fund}
 */
public record AgreementCode(String value) implements Code, Comparable<AgreementCode> {

  public AgreementCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static AgreementCode of(String value) {
    return new AgreementCode(value);
  }

  @Override
  public int compareTo(AgreementCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
