package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What an agreement may not mean. A warning refuses nothing. */
public enum AgreementWarning implements ProblemType {
  LINT_BANDS_HAVE_NO_REST(
      Category.WARNING,
      "Bands have no rest",
      "What lies above the last band is left for the board.",
      "Add a rest, if that is not meant."),
  LINT_BANDS_MAY_OVERLAP(
      Category.WARNING,
      "Bands may overlap",
      "The ends of two bands cannot be compared until they are used.",
      "Write both ends alike, or check that they stay in order."),
  LINT_CAN_STAY_UNALLOCATED(
      Category.WARNING,
      "Money can stay unallocated",
      "A clause can leave money for the board to decide.",
      "Say who has the rest, if that is not meant."),
  LINT_CAUSE_NEVER_NAMED(
      Category.WARNING,
      "Cause is never named",
      "No clause names a cause that is declared.",
      "Name it in the scope of a clause, or leave it out."),
  LINT_CAUSE_NOT_TAKEN(
      Category.WARNING,
      "Cause is not taken",
      "No clause takes what a declared cause brought about.",
      "Add a clause for it, if that is not meant."),
  LINT_CLAUSES_MAY_OVERLAP(
      Category.WARNING,
      "Clauses may overlap",
      "Two clauses can take the same amount.",
      "Narrow the scope of one of them."),
  LINT_LAYER_NOT_ITS_BAND(
      Category.WARNING,
      "Layer and band differ",
      "A reinstated layer is larger or smaller than the band that it stands in.",
      "Give both the same size, if that is not meant."),
  LINT_LIMIT_NEVER_BINDS(
      Category.WARNING,
      "Limit never binds",
      "A limit is wider than what can reach it.",
      "Correct the limit, or leave it out."),
  LINT_NEVER_REACHED(
      Category.WARNING,
      "Term is never reached",
      "Nothing can come to this term.",
      "Correct what stands before it, or leave it out."),
  LINT_NEVER_REPAID(
      Category.WARNING,
      "Advance is never repaid",
      "Partners advance something, and neither parts that fall due nor a clause repay it.",
      "Say with \"over\" in how many years it falls due, or let a clause pay it back."),
  LINT_NOT_ALL_TAKEN(
      Category.WARNING,
      "Not every amount is taken",
      "No clause takes an amount outside the scopes that are named.",
      "Add a clause for the rest, if that is not meant."),
  LINT_NOT_TAKEN(
      Category.WARNING,
      "Amount is not taken",
      "No clause takes an overspend, or none an underspend.",
      "Add a clause for it, if that is not meant."),
  LINT_PERCENTAGE_TINY(
      Category.WARNING,
      "Percentage is tiny",
      "A percentage is so small that it may be meant as a fraction.",
      "Write 2% where 0.02 of the whole is meant."),
  LINT_SHARES_MIXED(
      Category.WARNING,
      "Shares mix fractions and percentages",
      "Some weights are below 1 and some above it.",
      "Write all weights alike."),
  LINT_SHARES_NOT_WHOLE(
      Category.WARNING,
      "Shares do not add up",
      "Weights add up to neither 1 nor 100; they are used in proportion.",
      "Check the weights."),
  LINT_SUM_TINY(
      Category.WARNING,
      "Sum is tiny",
      "A sum is so small that it may be meant in thousands, or as a percentage.",
      "Check the sum."),
  LINT_TAKES_NOTHING(
      Category.WARNING,
      "Clause takes nothing",
      "A clause names what nothing it takes can have.",
      "Correct its scope.");

  private final CatalogueEntry entry;

  AgreementWarning(Category category, String title, String meaning, String remedy) {
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
