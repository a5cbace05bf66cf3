package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with the figures that an agreement reads. */
public enum OutturnProblem implements ProblemType {
  OUTTURN_AMOUNT_TOO_LARGE(
      Category.INVALID,
      "Amount is too large",
      "An amount of the outturn is beyond a million million.",
      "Check its decimal point, or split it."),
  OUTTURN_AMOUNT_UNREADABLE(
      Category.INVALID,
      "Amount cannot be read",
      "A text of the outturn stands where an amount belongs.",
      "Write pounds and pence like 1200.50."),
  OUTTURN_CAUSES_BEYOND_VARIANCE(
      Category.INVALID,
      "Causes are more than the variance",
      "The parts of a line's variance by cause come to more than it, or go against it.",
      "Correct the parts, or name the cause of the difference too."),
  OUTTURN_CAUSES_OF_NO_LINE(
      Category.INVALID,
      "Causes of no line",
      "Causes are given of a scheme and a stream that have no budget and no spending in the period.",
      "Correct the scheme or the stream."),
  OUTTURN_CAUSE_UNKNOWN(
      Category.INVALID,
      "Cause is not known",
      "A line's variance is divided by a cause that the agreement does not declare.",
      "Correct the cause, or declare it under \"causes\" in a version of the agreement."),
  OUTTURN_CURRENCY_UNKNOWN(
      Category.INVALID,
      "No such currency",
      "An outturn names a currency that there is not.",
      "Write one like GBP."),
  OUTTURN_IMPACT_NEGATIVE(
      Category.INVALID,
      "Impact is below zero",
      "A saving, burden or transfer of the outturn is negative.",
      "Use 0 or more."),
  OUTTURN_INCOMPLETE(
      Category.INVALID,
      "Figure is missing",
      "The agreement reads a measure or a base that the outturn does not have.",
      "Add it to the section that the message names."),
  OUTTURN_LINE_TWICE(
      Category.INVALID,
      "Line stands twice",
      "Two lines of the outturn are of one scheme, stream and provider.",
      "Add them up."),
  OUTTURN_MEASURE_UNREADABLE(
      Category.INVALID,
      "Measure cannot be read",
      "A measure of the outturn is no number.",
      "Write it like 0.5 or 50%."),
  OUTTURN_OFF_THE_SCALE(
      Category.INVALID,
      "Value is off the scale",
      "A scale of the agreement has no step for a value of the outturn.",
      "Correct the value, or add the step."),
  OUTTURN_PACKAGES_NEGATIVE(
      Category.INVALID,
      "Packages cost less than nothing",
      "What packages of care cost a partner is below zero in the outturn.",
      "Correct its sign; use 0 or more."),
  OUTTURN_RATE_OUT_OF_RANGE(
      Category.INVALID,
      "Rate is not between 0 and 1",
      "A rate that follows a measure is below 0 or above 1.",
      "Correct the measure, or bound the rate in the agreement."),
  OUTTURN_YEAR_UNREADABLE(
      Category.INVALID,
      "Year cannot be read",
      "A text of the outturn stands where a financial year belongs.",
      "Write it like 2023-24.");

  private final CatalogueEntry entry;

  OutturnProblem(Category category, String title, String meaning, String remedy) {
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
