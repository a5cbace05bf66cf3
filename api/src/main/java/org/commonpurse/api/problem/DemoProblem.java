package org.commonpurse.api.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** Why the demonstration cannot be made. */
public enum DemoProblem implements ProblemType {
  DEMO_DATABASE_NOT_OURS(
      Category.CONFLICT,
      "Database is not the demonstration's",
      "A file stands where the demonstration keeps its database, and is none of its own.",
      "Move it away, or choose another folder."),
  DEMO_DATABASE_UNUSABLE(
      Category.UNAVAILABLE,
      "Database of the demonstration cannot be made",
      "The demonstration cannot clear or make its database.",
      "Check the folder and its permissions."),
  DEMO_FILE_NOT_WRITTEN(
      Category.UNAVAILABLE,
      "Results cannot be written",
      "The demonstration cannot write its results to the folder.",
      "Check the folder, its permissions and the room on the disk."),
  DEMO_FILE_UNREADABLE(
      Category.UNAVAILABLE,
      "File of the demonstration cannot be read",
      "A fund or a file of figures of the demonstration is missing or cannot be read.",
      "Name the folder that has the funds with --funds.");

  private final CatalogueEntry entry;

  DemoProblem(Category category, String title, String meaning, String remedy) {
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
