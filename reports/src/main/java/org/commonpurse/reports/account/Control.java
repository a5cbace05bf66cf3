package org.commonpurse.reports.account;

/**
 * Who controls the fund, as who prepares an account states it (IFRS 10 to 12). Books do not know it.
 */
public enum Control {
  /** The partner alone: the whole fund stands in its own statements. */
  SOLE("sole control", "the whole fund belongs in its statements, as in the column \"Gross\""),
  /** The partners together, as a joint operation: its own share stands in its statements. */
  JOINT("joint control", "its own share belongs in its statements, as in the column \"Own share\""),
  /** Others: the partner handles their money, which stands in none of its statements. */
  AGENCY(
      "agency",
      "what passes through its hands for others, as in the column \"As agent\", belongs in none of its"
          + " statements");

  private final String words;
  private final String consequence;

  Control(String words, String consequence) {
    this.words = words;
    this.consequence = consequence;
  }

  /** What it is called. */
  public String words() {
    return words;
  }

  /** What it means for the statements of the partner, as the end of a sentence. */
  String consequence() {
    return consequence;
  }
}
