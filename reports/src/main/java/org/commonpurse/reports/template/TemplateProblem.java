package org.commonpurse.reports.template;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with a template of a return, or with what is asked of it. */
public enum TemplateProblem implements ProblemType {
  RETURN_ANSWER_MISPLACED(
      Category.INVALID,
      "Answer has no question",
      "An answer names a sheet, a line or a cell of the return in which nothing is asked.",
      "Name a cell that asks, as the message says."),
  RETURN_ANSWER_UNFIT(
      Category.INVALID,
      "Answer is none to its question",
      "An answer is none of the choices, no amount, or no whole sign-off.",
      "Answer as the message says."),
  RETURN_ANSWERS_ELSEWHERE(
      Category.INVALID,
      "Answers are of another return",
      "A file of answers names another fund, template or period than the return has.",
      "Give the answers of this return."),
  RETURN_PERIOD_MALFORMED(
      Category.MALFORMED,
      "Period of a return cannot be read",
      "A word is no period of a return.",
      "Write 2025-26 or 2025-26-q2."),
  RETURN_PERIOD_UNFIT(
      Category.INVALID,
      "Template is not for the period",
      "A template is asked for a period of another length, or outside the days for which it is valid.",
      "Name another period, or the template of that period."),
  RETURN_TEMPLATE_CIRCLE(
      Category.INVALID,
      "Cells of a template go round in a circle",
      "A cell of a template is worked out from itself.",
      "Take one of the references out."),
  RETURN_TEMPLATE_NAME_TWICE(
      Category.INVALID,
      "Template names something twice",
      "Two sheets, columns of a sheet or rows of a sheet have one name.",
      "Give each its own."),
  RETURN_TEMPLATE_REFERENCE_UNKNOWN(
      Category.INVALID,
      "Template refers to a cell that it does not have",
      "A rule or a check names a sheet, a row or a column that is not there, or that cannot stand there.",
      "Name one of those that the message lists."),
  RETURN_TEMPLATE_RULE_MISPLACED(
      Category.INVALID,
      "Rule cannot be met in its row",
      "A cell asks for something that its row is not about, or for a number where words stand.",
      "Repeat the row for what is asked, or put the rule elsewhere."),
  RETURN_TEMPLATE_UNKNOWN(
      Category.NOT_FOUND,
      "No such template",
      "A name is none of the templates that ship.",
      "Name one of them, or give the command a file.");

  private final CatalogueEntry entry;

  TemplateProblem(Category category, String title, String meaning, String remedy) {
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
