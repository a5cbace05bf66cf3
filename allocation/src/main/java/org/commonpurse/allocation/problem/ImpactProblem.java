package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with a model of savings and burdens, or the activity it reads. */
public enum ImpactProblem implements ProblemType {
  IMPACT_CLAIMED_TWICE(
      Category.INVALID,
      "Saving is claimed twice",
      "Two effects claim the same units of one cohort.",
      "Let one of them claim it."),
  IMPACT_COUNT_NEGATIVE(
      Category.INVALID,
      "Count is below zero",
      "A count of activity is negative.",
      "Use 0 or more."),
  IMPACT_EFFECT_TWICE(
      Category.INVALID,
      "Effect is named twice",
      "Two effects of a model have one name.",
      "Name each effect once."),
  IMPACT_EFFECT_UNKNOWN(
      Category.INVALID,
      "No such effect",
      "Activity is given for an effect that the model does not have.",
      "Correct the name, or add the effect."),
  IMPACT_PARTNER_SPLIT(
      Category.INVALID,
      "Partner was split",
      "A partner was split before the year, so it is not clear on whom an effect lands.",
      "Name one of its successors."),
  IMPACT_QUARTER_OUT_OF_RANGE(
      Category.INVALID,
      "No such quarter",
      "A year has the quarters 1 to 4.",
      "Give a number from 1 to 4."),
  IMPACT_RATE_OUT_OF_RANGE(
      Category.INVALID,
      "Rate is out of range",
      "A rate of a ramp is below 0 or above the whole, or its years are out of order.",
      "Give rates from 0 to 1, year by year."),
  IMPACT_SET_UP_NOT_ABOVE_ZERO(
      Category.INVALID,
      "Cost of setting up is not above zero",
      "The cost of setting up a scheme is zero or negative.",
      "Give an amount above 0, or leave it out."),
  IMPACT_SOURCE_MISSING(
      Category.INVALID,
      "Source is missing",
      "A figure is marked as published but names no source.",
      "Name it, or mark the figure as illustrative."),
  IMPACT_STATUS_UNKNOWN(
      Category.INVALID,
      "No such status of a figure",
      "A word is no status of a figure.",
      "Write published or illustrative."),
  IMPACT_TOO_EARLY(
      Category.INVALID,
      "Activity is before the effect begins",
      "Activity is given for a year before the effect begins.",
      "Correct the year, or the beginning of the effect."),
  IMPACT_UNITS_NEGATIVE(
      Category.INVALID,
      "Units are below zero",
      "A number of units of care is negative.",
      "Use 0 or more."),
  IMPACT_UNIT_COST_NEGATIVE(
      Category.INVALID,
      "Unit cost is below zero",
      "The cost of a unit is negative.",
      "Use 0 or more."),
  IMPACT_UNIT_COST_TWICE(
      Category.INVALID,
      "Unit cost is given twice",
      "Two unit costs of a model have one name.",
      "Give it once."),
  IMPACT_UNIT_COST_UNKNOWN(
      Category.INVALID,
      "No such unit cost",
      "An effect names a unit cost that the model does not have.",
      "Correct the name, or add the unit cost."),
  IMPACT_FUND_UNKNOWN(
      Category.INVALID,
      "Model is of another fund",
      "A model names another fund than the one it is read for.",
      "Correct the code, or name the other fund."),
  IMPACT_MEASURE_UNKNOWN(
      Category.INVALID,
      "No such measure in the fund",
      "A model names a measure that the fund does not have.",
      "Correct the code, or add the measure to the fund."),
  IMPACT_PARTNER_UNKNOWN(
      Category.INVALID,
      "No such partner in the fund",
      "A model names a partner that the fund does not have.",
      "Correct the code, or add the partner to the fund."),
  IMPACT_SCHEME_UNKNOWN(
      Category.INVALID,
      "No such scheme in the fund",
      "A model names a scheme that the fund does not have.",
      "Correct the code, or add the scheme to the fund."),
  IMPACT_STREAM_UNKNOWN(
      Category.INVALID,
      "No such stream in the fund",
      "A budget line of a model names a stream that the fund does not have.",
      "Correct the code, or add the stream to the fund."),
  IMPACT_EDITION_MISSING(
      Category.INVALID,
      "Unit value without its edition",
      "A model of measures has a unit value that names no source or no edition of it.",
      "Name the source and its edition, also where the value only illustrates."),
  IMPACT_LINE_MISSING(
      Category.INVALID,
      "Budget line is missing",
      "It is not said which budget line a cashable pound leaves.",
      "Name the line and its owner, or say that nothing is cashable."),
  IMPACT_PLAN_MISSING(
      Category.INVALID,
      "Plan is missing",
      "A model of measures has an effect without its kind, its baseline or its plan, or is itself without a version or a day.",
      "Add what the message names."),
  IMPACT_YEARS_INCOMPLETE(
      Category.INVALID,
      "Years of a baseline or a plan are incomplete",
      "A year stands twice or is missing between the first and the last, or the plan is for other years than its baseline.",
      "Give both for the same years in a row, each once."),
  IMPACT_YEAR_UNREADABLE(
      Category.INVALID,
      "Year cannot be read",
      "A text of the model stands where a financial year belongs.",
      "Write it like 2023-24.");

  private final CatalogueEntry entry;

  ImpactProblem(Category category, String title, String meaning, String remedy) {
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
