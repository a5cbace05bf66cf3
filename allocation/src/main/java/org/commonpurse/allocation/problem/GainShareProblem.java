package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with figures of which the sharing of a gain is to be worked out. */
public enum GainShareProblem implements ProblemType {
  GAIN_COST_NEGATIVE(
      Category.INVALID,
      "Cost is below zero",
      "The costs of a partner are negative.",
      "Give 0 or more; what brings money in is a saving."),
  GAIN_FACTOR_OUT_OF_RANGE(
      Category.INVALID,
      "Discount factor is out of range",
      "A discount factor is zero, negative or above 1.",
      "Give a factor above 0 and at most 1 for each year; without discounting it is 1."),
  GAIN_LIMIT_NEGATIVE(
      Category.INVALID,
      "Limit is below zero",
      "The most that a partner can pay in a year is negative.",
      "Give 0 or more, or leave it out."),
  GAIN_PARTNERS_MISSING(
      Category.INVALID,
      "No partners",
      "No partner is given whose gain could be shared.",
      "Give the figures of each partner."),
  GAIN_PARTNERS_TOO_MANY(
      Category.INVALID,
      "Too many partners or years",
      "There are more partners or years than transfers are worked out for.",
      "Leave out partners that take no part, or take years together."),
  GAIN_PARTNER_TWICE(
      Category.INVALID,
      "Partner is there twice",
      "Two rows of figures are of one partner.",
      "Give one row that has all its figures."),
  GAIN_PARTNER_UNKNOWN(
      Category.INVALID,
      "No such partner among the figures",
      "A limit names a partner for which there are no figures.",
      "Correct the code, or give its figures."),
  GAIN_SCHEMES_MISSING(
      Category.INVALID,
      "No schemes",
      "No scheme is named that could be valued.",
      "Name one or more."),
  GAIN_SCHEMES_TOO_MANY(
      Category.INVALID,
      "Too many schemes",
      "There are more schemes than can be valued together, as each set of them is looked at.",
      "Take schemes that are never done apart as one, or value some by themselves."),
  GAIN_SCHEME_TWICE(
      Category.INVALID,
      "Scheme is named twice",
      "Two of the schemes to be valued have one code.",
      "Name it once."),
  GAIN_SCHEME_UNKNOWN(
      Category.INVALID,
      "No such scheme among those valued",
      "A set of schemes holds one that is not among the schemes to be valued.",
      "Correct its code, or add it to the schemes."),
  GAIN_SUBSETS_MISSING(
      Category.INVALID,
      "Sets of schemes have no net benefit",
      "The net benefit of one or more sets of schemes is missing.",
      "Give one for every set of schemes; zero where they do nothing."),
  GAIN_WORTH_OF_NOTHING(
      Category.INVALID,
      "No scheme has a benefit",
      "The net benefit of no scheme at all is not zero.",
      "Take what comes about without any scheme out of the benefits."),
  GAIN_YEARS_DIFFER(
      Category.INVALID,
      "Figures do not match the years",
      "There are more or fewer figures or discount factors than years.",
      "Give one for each year; zero where there is nothing."),
  GAIN_YEARS_NOT_CONSECUTIVE(
      Category.INVALID,
      "Years do not follow each other",
      "There are no years, or one of them does not follow the one before.",
      "Give every year from the first to the last, in order."),
  GAIN_YEAR_UNKNOWN(
      Category.INVALID,
      "No such year among the figures",
      "A limit names a year for which there are no figures.",
      "Correct the year, or give its figures.");

  private final CatalogueEntry entry;

  GainShareProblem(Category category, String title, String meaning, String remedy) {
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
