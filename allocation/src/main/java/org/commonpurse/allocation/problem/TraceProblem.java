package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with a reference to a figure. */
public enum TraceProblem implements ProblemType {
  TRACE_DETAIL_UNKNOWN(
      Category.INVALID,
      "Figure is not told apart so",
      "A part of a figure is asked for that is added up from other figures.",
      "Ask for the figure without a part, or for the figures that it is added up from."),
  TRACE_FIGURE_UNKNOWN(
      Category.NOT_FOUND,
      "No such figure",
      "A reference names a figure that no report has.",
      "Use one of those that are named."),
  TRACE_NOT_BY_PARTNER(
      Category.INVALID,
      "Figure is no partner's",
      "A figure of the fund as a whole is asked for of a partner.",
      "Ask for it of all-partners."),
  TRACE_ONE_YEAR(
      Category.INVALID,
      "Figure is of one year",
      "What stands at the end of a year is asked for of several years.",
      "Ask for it of the year at whose end it stands."),
  TRACE_PARTNER_SUCCEEDED(
      Category.INVALID,
      "Partner was succeeded",
      "A figure is asked for of a partner in whose place another stands.",
      "Ask for the successor's, which holds it."),
  TRACE_REFERENCE_MALFORMED(
      Category.INVALID,
      "Reference cannot be read",
      "A reference does not have the form of one.",
      "Copy it from the report; it looks like savings.cashable:county:2016-17..2025-26."),
  TRACE_YEARS_BACKWARDS(
      Category.INVALID,
      "Years run backwards",
      "A reference names years of which the last is before the first.",
      "Name the earlier year first.");

  private final CatalogueEntry entry;

  TraceProblem(Category category, String title, String meaning, String remedy) {
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
