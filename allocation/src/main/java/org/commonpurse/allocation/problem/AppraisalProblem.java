package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with a plan of years to come, or what it is appraised by. */
public enum AppraisalProblem implements ProblemType {
  APPRAISAL_AMOUNT_UNREADABLE(
      Category.INVALID,
      "Amount cannot be read",
      "An amount of a plan is no sum of whole pence.",
      "Write pounds with at most two decimals."),
  APPRAISAL_CLAIMED_TWICE(
      Category.INVALID,
      "Benefit is claimed twice",
      "Two benefits of a plan claim one measure of one cohort in the same years.",
      "Let one of them claim it."),
  APPRAISAL_BASELINE_MISSING(
      Category.INVALID,
      "Return of a year in the books cannot be stated",
      "For a scheme of the fund it is not stated what it would have cost without the fund, so that its additional cost is not known.",
      "State the baseline of the schemes that are named, in the fund."),
  APPRAISAL_EDITION_UNKNOWN(
      Category.INVALID,
      "No such edition of rates",
      "There is no edition of the discount rates of that name.",
      "Use one of those that are named."),
  APPRAISAL_PARTNER_UNKNOWN(
      Category.INVALID,
      "Partner is not of the plan",
      "A plan names a partner that is none of its own.",
      "Add it to the partners, or correct the code."),
  APPRAISAL_PARTS_NOT_WHOLE(
      Category.INVALID,
      "Parts are not the whole",
      "The parts of a benefit that land on partners do not add up to the whole.",
      "Let them add up to 100%."),
  APPRAISAL_RANGE_UNREADABLE(
      Category.INVALID,
      "Range cannot be read",
      "A range names no number of the plan, or runs backwards.",
      "Name the keys of a number from the outside in, and the lower value first."),
  APPRAISAL_RATE_OUT_OF_RANGE(
      Category.INVALID,
      "Rate is out of range",
      "A rate of a plan lies outside what such a rate can be.",
      "Use one within the range that is named."),
  APPRAISAL_HORIZONS_DIFFER(
      Category.INVALID,
      "Forecasts are of other years",
      "Two forecasts are compared that do not cover the same years or have other partners.",
      "Let the newer plan keep the first year, the number of years and the partners of the earlier one."),
  APPRAISAL_SCENARIO_UNKNOWN(
      Category.INVALID,
      "No such scenario",
      "A plan has no scenario of that name.",
      "Use one of those that it has."),
  APPRAISAL_SCHEME_UNKNOWN(
      Category.INVALID,
      "Scheme is not of the plan",
      "A benefit needs a scheme of which the plan has neither a cost nor a benefit.",
      "Correct the code, or add what the scheme costs or brings."),
  APPRAISAL_YEAR_BEYOND_RATES(
      Category.INVALID,
      "No rate for so late a year",
      "An edition of the discount rates has no rate for a year of the horizon.",
      "Shorten the horizon, or name another edition."),
  APPRAISAL_YEAR_MISSING(
      Category.INVALID,
      "Year is missing between others",
      "A plan gives amounts of years before and after one of which it gives none.",
      "Give the amount of that year too; 0.00 where there is none."),
  APPRAISAL_YEAR_NOT_IN_BOOKS(
      Category.INVALID,
      "Year is not in the books",
      "A year of the plan is to be taken from the books, which have no figures for it, or to which an agreement in force has not been applied.",
      "Take fewer years from the books, or bring them up to date first."),
  APPRAISAL_YEAR_OUTSIDE(
      Category.INVALID,
      "Year is outside the horizon",
      "A plan gives a figure for a year that it does not cover, or lags beyond its last year.",
      "Correct the year, or lengthen the horizon."),
  APPRAISAL_YEAR_UNREADABLE(
      Category.INVALID,
      "Year cannot be read",
      "A year of a plan is not written like 2023-24.",
      "Write both years.");

  private final CatalogueEntry entry;

  AppraisalProblem(Category category, String title, String meaning, String remedy) {
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
