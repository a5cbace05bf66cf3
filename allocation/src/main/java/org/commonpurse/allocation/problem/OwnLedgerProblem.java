package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with a layout of a file for a partner's own ledger, or with what is asked of it. */
public enum OwnLedgerProblem implements ProblemType {
  OWN_LEDGER_ACCOUNT_UNMAPPED(
      Category.INVALID,
      "Account has no code of the partner",
      "Lines of a journal stand on accounts that no rule of the layout fits, and no line is left out.",
      "Add a rule for the accounts that the message names."),
  OWN_LEDGER_AFTER_AHEAD(
      Category.INVALID,
      "Journal does not reach that far",
      "What follows an entry is asked for that the fund has not recorded yet.",
      "Give the last sequence that a file of the same fund and partner was answered with, or begin again from 0."),
  OWN_LEDGER_AFTER_MISPLACED(
      Category.INVALID,
      "Lines do not follow entries",
      "What follows an entry is asked for of invoices or payments, which are what is open now.",
      "Ask for it without after."),
  OWN_LEDGER_AMOUNT_MISSING(
      Category.INVALID,
      "Layout has no amounts",
      "A layout has no column that says the whole amount of a line.",
      "Add a column signed, or both debit and credit, for a journal; open for invoices and payments."),
  OWN_LEDGER_CODE_MISSING(
      Category.INVALID,
      "Rule lacks a code",
      "A column asks for a code that a rule does not give.",
      "Give the code in every rule; an empty one leaves the column empty."),
  OWN_LEDGER_COLUMN_MISPLACED(
      Category.INVALID,
      "Lines have nothing for the column",
      "A layout has a column, or rules for accounts, that lines of its kind have nothing for.",
      "Take it out, or say that the lines are others."),
  OWN_LEDGER_FORM_UNCLEAR(
      Category.INVALID,
      "Column or rule is not one thing",
      "A column says none or several of what may stand in it, or a rule none or both of of and otherSide.",
      "Say one.");

  private final CatalogueEntry entry;

  OwnLedgerProblem(Category category, String title, String meaning, String remedy) {
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
