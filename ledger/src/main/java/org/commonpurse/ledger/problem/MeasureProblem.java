package org.commonpurse.ledger.problem;

/** What the register of measures refuses. */
public enum MeasureProblem implements ProblemType {
  MEASURE_MODEL_DIFFERS(
      Category.CONFLICT,
      "Version of the model has another text",
      "This version of the fund's model of measures was recorded before with another text.",
      "Give the new text a new version."),
  MEASURE_OBSERVED_TWICE(
      Category.INVALID,
      "Quarter is observed twice",
      "Two values that are recorded together are of one effect and quarter.",
      "Leave one of them."),
  MEASURE_PROVENANCE_MISSING(
      Category.INVALID,
      "Provenance of a value is missing",
      "A value is given without its source, its cohort or who supplied it.",
      "Name all three."),
  MEASURE_REASON_MISSING(
      Category.INVALID,
      "Claim is given up without a reason",
      "The reason for giving up a claim is blank.",
      "Say why."),
  MEASURE_TEXT_REFUSED(
      Category.INVALID,
      "Text of a value is too long",
      "A source, a cohort, a supplier or a reason has more than 200 characters, or control characters.",
      "Write it in one short line."),
  MEASURE_UNITS_OUT_OF_RANGE(
      Category.INVALID,
      "Count is out of range",
      "A count of a quarter is below 0, or more than there could be.",
      "Check the count.");

  private final CatalogueEntry entry;

  MeasureProblem(Category category, String title, String meaning, String remedy) {
    entry = new CatalogueEntry(category, title, meaning, remedy);
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public CatalogueEntry entry() {
    return entry;
  }
}
