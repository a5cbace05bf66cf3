package org.commonpurse.ledger.id;

/**
 * An effect of a scheme that an impact model works out.
 *
 * @param value  a {@linkplain Code code}, such as {@code admissions-avoided}
 */
public record EffectCode(String value) implements Code, Comparable<EffectCode> {

  public EffectCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static EffectCode of(String value) {
    return new EffectCode(value);
  }

  @Override
  public int compareTo(EffectCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
