package org.commonpurse.ledger.id;

/**
 * A table or a chart.
 *
 * @param value  a {@linkplain Code code}, such as {@code cumulative}
 */
public record ReportCode(String value) implements Code, Comparable<ReportCode> {

  public ReportCode {
    Code.requireForm(value);
  }

  /**
   * The code that reads so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if the text
   *     is not a code
   */
  public static ReportCode of(String value) {
    return new ReportCode(value);
  }

  @Override
  public int compareTo(ReportCode other) {
    return value.compareTo(other.value);
  }

  /** The code itself. */
  @Override
  public String toString() {
    return value;
  }
}
