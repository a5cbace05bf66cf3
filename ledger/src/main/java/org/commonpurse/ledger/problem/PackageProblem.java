package org.commonpurse.ledger.problem;

/**
 * What the register of packages of care refuses. No message repeats a value that was given, since it may
 * be personal: it names the place and the rule.
 */
public enum PackageProblem implements ProblemType {
  PACKAGE_REFERENCE_REFUSED(
      Category.INVALID,
      "Reference is no pseudonym",
      "A reference of a package looks like an NHS number, a National Insurance number, a date or a name, or has another form than references have.",
      "Give the package a pseudonym such as pkg-000123, and keep elsewhere whose it is."),
  PACKAGE_COLUMN_REFUSED(
      Category.INVALID,
      "Column has no place in the register",
      "A file of packages has a column that the register does not hold, twice, or values beyond its columns. Nothing personal is taken.",
      "Leave only the columns that the message lists, and one for each partner that has a part."),
  PACKAGE_COLUMN_MISSING(
      Category.INVALID,
      "Column of packages is missing",
      "A file of packages lacks a column that every package needs.",
      "Add the columns that the message names."),
  PACKAGE_VALUE_UNREADABLE(
      Category.INVALID,
      "Value of a package cannot be read",
      "A day, an amount or a percentage is missing or cannot be read.",
      "Correct it at the place that the message names."),
  PACKAGE_SCHEME_UNKNOWN(
      Category.INVALID,
      "Scheme of a package is not known",
      "A package names a scheme that the fund does not have.",
      "Name one of the schemes that the message lists."),
  PACKAGE_PARTNER_UNKNOWN(
      Category.INVALID,
      "Partner of a package is not known",
      "A split or a dowry names a partner that the fund does not have, or one that may not pay.",
      "Name partners that the message lists."),
  PACKAGE_SPLIT_INCOMPLETE(
      Category.INVALID,
      "Split is not of the whole",
      "The percentages of a split by assessed need do not add up to exactly 100.",
      "Correct them; 33.33, 33.33 and 33.34 is a split of the whole."),
  PACKAGE_COST_OUT_OF_RANGE(
      Category.INVALID,
      "Cost of a week is out of range",
      "The cost of a week is below nothing, or more than a package can cost; a dowry must be above nothing.",
      "Check its sign and its decimal point."),
  PACKAGE_DAYS_OUT_OF_ORDER(
      Category.INVALID,
      "Days of a package are out of order",
      "A package ends before it starts, its terms begin outside its days, or a review is before its assessment.",
      "Correct the day at the place that the message names."),
  PACKAGE_DOWRY_INCOMPLETE(
      Category.INVALID,
      "Dowry lacks a part",
      "A dowry has an amount and no partner who bears it, or a partner and no amount.",
      "Give both, or neither."),
  PACKAGE_TERMS_TWICE(
      Category.INVALID,
      "Terms of a package stand twice",
      "What is recorded together tells the terms of one package from one day on twice.",
      "Leave one of them."),
  PACKAGE_TOLD_TWO_WAYS(
      Category.INVALID,
      "Package is told in two ways",
      "What is recorded together gives one package two schemes, two first days or two last days.",
      "Give all terms of a package the same scheme, start and end."),
  PACKAGE_START_WITHOUT_TERMS(
      Category.INVALID,
      "Package starts without terms",
      "The first terms of a package begin after its first day, so that nobody would bear what it costs until then.",
      "Record terms that begin on its first day, with the others or before them."),
  PACKAGE_UNKNOWN(
      Category.NOT_FOUND,
      "Package is not known",
      "The fund has no package of this reference.",
      "Check the reference.");

  private final CatalogueEntry entry;

  PackageProblem(Category category, String title, String meaning, String remedy) {
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
