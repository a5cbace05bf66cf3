package org.commonpurse.api.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with a question or a body, before it reaches the books. */
public enum RequestProblem implements ProblemType {
  ENTRY_KEY_DIFFERS(
      Category.MALFORMED,
      "Two keys are given",
      "The header and the entry give different keys.",
      "Leave one of them out."),
  ENTRY_KEY_MISSING(
      Category.MALFORMED,
      "Key is missing",
      "An entry has no key, so that sending it twice would record it twice.",
      "Send the header Idempotency-Key, or the option --key, with the same value whenever you send the same entry again."),
  ENTRY_SIDE_UNCLEAR(
      Category.MALFORMED,
      "Posting has no side or both",
      "A posting has neither debit nor credit, or both.",
      "Give one of them."),
  ALLOCATION_REQUEST_DAY_MISSING(
      Category.MALFORMED,
      "Day of payment is missing",
      "An allocation is applied without the day by which partners pay and are paid.",
      "Give it in payOn, like 2024-05-31."),
  QUERY_PLACE_UNKNOWN(
      Category.MALFORMED,
      "Place in a list is not known",
      "A list is asked for from an item on that it does not have.",
      "Follow the link that the page before had, or ask from the beginning."),
  QUERY_STATEMENT_OF_WHAT(
      Category.MALFORMED,
      "Statement is of nothing",
      "A statement is asked for without an account or a partner.",
      "Name an account, such as bank, or a partner."),
  QUERY_VALUE_MALFORMED(
      Category.MALFORMED,
      "Value of a parameter cannot be read",
      "A parameter or an option has a value that is none of its kind.",
      "Write it as the message says."),
  QUERY_VALUE_TWICE(
      Category.MALFORMED,
      "Value is named twice",
      "A parameter or an option lists one value twice.",
      "Name it once."),
  QUERY_VIEWS_SAME(
      Category.MALFORMED,
      "Both views are the same",
      "Two views of the books are compared that are one, so nothing can have changed.",
      "Name the day or the moment of the first view, or both."),
  QUERY_YEAR_MISSING(
      Category.MALFORMED,
      "Financial year is missing",
      "A plan is asked for without its financial year.",
      "Name it, such as 2023-24."),
  SCHEDULE_FIGURE_UNREADABLE(
      Category.INVALID,
      "Figure of a schedule cannot be read",
      "A file of budgets, contributions, spending or other figures has a value that cannot be read.",
      "Correct it at the place that the message names."),
  SCHEDULE_UNBALANCED(
      Category.INVALID,
      "Plan does not balance",
      "The budgets of a stream come to more or less than partners pay into it.",
      "Correct the budgets or the contributions, and send both together.");

  private final CatalogueEntry entry;

  RequestProblem(Category category, String title, String meaning, String remedy) {
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
