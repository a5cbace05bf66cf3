package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with a unit cost, or with the index that takes it to the prices of another year. */
public enum PriceProblem implements ProblemType {
  PRICE_AGENCY_UNKNOWN(
      Category.INVALID,
      "Agency does not bear the cost",
      "A part of a unit cost is asked for that belongs to an agency which does not bear it.",
      "Name one of the agencies that do."),
  PRICE_CODE_TWICE(
      Category.INVALID,
      "Code stands twice in an edition",
      "Two lines of one edition of unit costs have the same code.",
      "Correct one of the codes."),
  PRICE_CODE_UNKNOWN(
      Category.NOT_FOUND,
      "No such unit cost",
      "An edition of unit costs has no line of that code.",
      "Look it up with unit-cost list; codes change from one edition to the next."),
  PRICE_CONFIDENCE_UNKNOWN(
      Category.INVALID,
      "Confidence cannot be read",
      "How sure a unit cost is, is not told as red, amber or green.",
      "Write red, amber or green, or R, A or G, or leave it empty."),
  PRICE_COST_NEGATIVE(
      Category.INVALID,
      "Unit cost is negative",
      "A unit cost lies below zero.",
      "A unit costs 0 or more; a saving is no negative cost."),
  PRICE_COST_UNREADABLE(
      Category.INVALID,
      "Unit cost cannot be read",
      "A unit cost is missing, or is no sum of whole pence.",
      "Write pounds with at most two decimals, without thousands separators."),
  PRICE_CURRENCY_DIFFERS(
      Category.INVALID,
      "Unit cost is in another currency",
      "A plan in another currency uses a unit cost that is in pounds.",
      "Give an amount in the currency of the plan."),
  PRICE_DEFLATORS_MISSING(
      Category.INVALID,
      "No price index is named",
      "A price of one year is needed in the prices of another, and nothing says by which index.",
      "Name an edition under deflators."),
  PRICE_DEFLATORS_UNKNOWN(
      Category.NOT_FOUND,
      "No such edition of the price index",
      "There is no edition of the price index of that name.",
      "Use one of those that are named."),
  PRICE_EDITION_UNKNOWN(
      Category.NOT_FOUND,
      "No such edition of unit costs",
      "There is no edition of unit costs of that name.",
      "Use one of those that are named."),
  PRICE_FIELD_MISSING(
      Category.INVALID,
      "Unit cost is not whole",
      "A line of unit costs has nothing in a column that is needed.",
      "Fill it in."),
  PRICE_INDEX_NOT_POSITIVE(
      Category.INVALID,
      "Price index is not above zero",
      "A price index has a figure that is zero or below.",
      "Correct it."),
  PRICE_INDEX_YEAR_MISSING(
      Category.INVALID,
      "Price index has no such year",
      "An edition of the price index has no figure for a year that is needed.",
      "Use an edition that has it, or another year of prices."),
  PRICE_PARTS_NOT_WHOLE(
      Category.INVALID,
      "Parts are not the whole cost",
      "The parts of a unit cost that agencies bear do not add up to it.",
      "Let them add up, to the penny."),
  PRICE_SPLIT_MISSING(
      Category.INVALID,
      "Who bears which part is not told",
      "Several agencies bear a unit cost, and its source does not tell the part of each.",
      "Say under split which part each of them bears."),
  PRICE_SPLIT_TOLD(
      Category.INVALID,
      "Who bears which part is told already",
      "A split is given for a unit cost whose source tells the part of each agency.",
      "Leave the split out."),
  PRICE_SUSPECT(
      Category.INVALID,
      "Unit cost is suspect",
      "A unit cost is marked as probably wrong.",
      "Check it against the publication; then accept it, or give the amount yourself."),
  PRICE_YEARS_DIFFER(
      Category.INVALID,
      "Prices of different years",
      "Prices of different years would be added up.",
      "Take them to the prices of one year first."),
  PRICE_YEAR_MISSING(
      Category.INVALID,
      "No year of prices",
      "A unit cost does not tell the year whose prices it is in.",
      "Give the financial year, such as 2013-14."),
  PRICE_YEAR_UNREADABLE(
      Category.INVALID,
      "Year of prices cannot be read",
      "The year of a price is no financial year.",
      "Write it like 2013-14 or 2013/14.");

  private final CatalogueEntry entry;

  PriceProblem(Category category, String title, String meaning, String remedy) {
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
