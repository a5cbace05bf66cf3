package org.commonpurse.ledger.id;

/**
 * An amount that a report gives and terms are measured by.
 *
 * @param value  a {@linkplain Code code}, such as {@code pooled-budget}
 */
public record BaseCode(String value) implements Code, Comparable<BaseCode> {

  public BaseCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static BaseCode of(String value) {
    return new BaseCode(value);
  }

  @Override
  public int compareTo(BaseCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
