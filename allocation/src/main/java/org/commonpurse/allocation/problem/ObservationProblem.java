package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** Why an observed value of a measure is not recorded, or not approved. */
public enum ObservationProblem implements ProblemType {
  OBSERVATION_CLAIMED_TWICE(
      Category.CONFLICT,
      "Benefit is claimed already",
      "Another effect claims the same measure of the same cohort in the same quarter.",
      "Let one of them claim it: have the other give its claim up, or correct a cohort."),
  OBSERVATION_COHORT_DIFFERS(
      Category.INVALID,
      "Counted among other people",
      "A value was counted among another cohort than its effect is claimed for.",
      "Count it among the cohort of the effect, or correct its name."),
  OBSERVATION_COLUMN_MISSING(
      Category.INVALID,
      "Column of values is missing",
      "A file of observed values lacks a column that every value needs.",
      "Add the columns that the message names."),
  OBSERVATION_GIVEN_UP(
      Category.CONFLICT,
      "Claim was given up",
      "The value was approved and its claim given up, so it is not approved anew.",
      "Record the value again, and have that approved."),
  OBSERVATION_MODEL_MISSING(
      Category.INVALID,
      "No model of measures in force",
      "No version of the fund's model of measures holds on the last day of the quarter.",
      "Record a version that does."),
  OBSERVATION_NOT_CLAIMED(
      Category.CONFLICT,
      "Value claims nothing",
      "The value was not approved or was corrected since, so it has no claim to give up.",
      "Look in the claims register at the value that has the claim."),
  OBSERVATION_NOT_PLANNED(
      Category.INVALID,
      "Quarter has no baseline",
      "The effect has neither a baseline nor a plan for the quarter.",
      "Correct the quarter, or record a version of the model that has them."),
  OBSERVATION_QUARTER_OPEN(
      Category.INVALID,
      "Quarter has not ended",
      "A value is of a quarter whose last day lies after the day on which it is to be recorded or approved.",
      "Record and approve it on the last day of the quarter or later."),
  OBSERVATION_SAME_PERSON(
      Category.FORBIDDEN,
      "Somebody else has to approve",
      "Who recorded or supplied a value can neither approve it nor give up its claim.",
      "Let another person do it."),
  OBSERVATION_SUPERSEDED(
      Category.CONFLICT,
      "Value was corrected since",
      "A later value of the quarter was recorded, so this one is not approved any more.",
      "Look at the later value, and approve that."),
  OBSERVATION_UNITS_UNREADABLE(
      Category.INVALID,
      "Count cannot be read",
      "A text stands where a count of units belongs.",
      "Write a whole number such as 1850."),
  OBSERVATION_UNKNOWN(
      Category.NOT_FOUND,
      "No such observed value",
      "No value of that effect, quarter and revision was recorded.",
      "Look at the list of observed values.");

  private final CatalogueEntry entry;

  ObservationProblem(Category category, String title, String meaning, String remedy) {
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
