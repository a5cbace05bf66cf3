package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** Why funds cannot be put together, or a transfer between them cannot be taken out. */
public enum PlaceProblem implements ProblemType {
  PLACE_CURRENCIES_DIFFER(
      Category.INVALID,
      "Currencies differ",
      "Funds whose books are in different currencies are to be added up.",
      "Put together funds of one currency."),
  PLACE_FUNDS_FEW(
      Category.INVALID,
      "Funds are too few",
      "Fewer than two funds are to be put together, or one is named twice.",
      "Name two or more funds, each once."),
  PLACE_TRANSFER_MALFORMED(
      Category.INVALID,
      "Transfer cannot be read",
      "A statement of transfers does not say from which entry of a fund to which of another, and how much.",
      "Write {from: {fund: F, entry: N}, to: {fund: G, entry: M}, amount: 100.00}."),
  PLACE_TRANSFER_TWICE(
      Category.INVALID,
      "Entry stands in two transfers",
      "An entry would be taken out twice.",
      "State each transfer once."),
  PLACE_TRANSFER_UNEQUAL(
      Category.INVALID,
      "Transfer is not found to the penny",
      "An entry did not pay, or did not take in, the amount of the transfer by one posting.",
      "Look at the entries of both funds, and state what they have."),
  PLACE_TRANSFER_UNKNOWN(
      Category.NOT_FOUND,
      "Entry of the transfer is not there",
      "A transfer names a fund that is not put together, or an entry that is not there or was taken back.",
      "Name the entries as the journals of the funds number them."),
  PLACE_TRANSFER_YEARS_DIFFER(
      Category.INVALID,
      "Transfer counts in two years",
      "One fund has a transfer in another financial year than the other fund.",
      "Have one of the entries corrected, or leave the transfer out."),
  PLACE_YEARS_APART(
      Category.INVALID,
      "Funds have no year in common",
      "Funds of which none was there in a year of all others are to be put together.",
      "Leave out the fund of another time.");

  private final CatalogueEntry entry;

  PlaceProblem(Category category, String title, String meaning, String remedy) {
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
