package org.commonpurse.ledger.id;

/**
 * A unit cost of an impact model.
 *
 * @param value  a {@linkplain Code code}, such as {@code emergency-admission}
 */
public record PriceCode(String value) implements Code, Comparable<PriceCode> {

  public PriceCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static PriceCode of(String value) {
    return new PriceCode(value);
  }

  @Override
  public int compareTo(PriceCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
