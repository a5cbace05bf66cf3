package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** Why a forecast is not recorded, or not found. */
public enum ForecastProblem implements ProblemType {
  FORECAST_BASIS_CHANGED(
      Category.CONFLICT,
      "What a forecast rests on has changed",
      "While a forecast was worked out, an agreement, an allocation or a figure that it goes on from was changed.",
      "Record it again: it is then worked out from the books as they are now."),
  FORECAST_CURRENCY_DIFFERS(
      Category.INVALID,
      "Plan is in another currency",
      "A plan's amounts are in another currency than the fund's, so that what comes of it could not be set against it.",
      "Write the plan in the currency of the fund."),
  FORECAST_PARTNER_UNKNOWN(
      Category.INVALID,
      "Partner of a forecast is not of the fund",
      "A plan that is to be recorded names a partner that the fund does not have, or that another has succeeded.",
      "Name partners that the fund has today, by their codes."),
  FORECAST_WITHOUT_YEARS(
      Category.INVALID,
      "Nothing is left to forecast",
      "Every year of the plan is taken from the books.",
      "Take fewer years from the books, or let the plan go on for longer.");

  private final CatalogueEntry entry;

  ForecastProblem(Category category, String title, String meaning, String remedy) {
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
