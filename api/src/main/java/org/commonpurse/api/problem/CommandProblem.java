package org.commonpurse.api.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What only a command can refuse: files, settings and options. */
public enum CommandProblem implements ProblemType {
  COMMAND_AGREEMENT_UNCLEAR(
      Category.MALFORMED,
      "Agreement must be named",
      "The fund has several agreements that fit.",
      "Name the one that is meant."),
  COMMAND_DATABASE_IN_FILE(
      Category.INVALID,
      "Database is no file",
      "A backup is to be put in place of a database that a server keeps.",
      "Name a file with --database jdbc:sqlite:FILE, or use what the server has for it."),
  COMMAND_DATABASE_MISSING(
      Category.UNAVAILABLE,
      "Database is missing",
      "There are no books where the command looks for them.",
      "Make some to try with commonpurse demo, or name others with --database."),
  COMMAND_DIMENSION_UNKNOWN(
      Category.MALFORMED,
      "No such dimension",
      "A filter names a dimension that accounts do not have.",
      "Use one that the message lists."),
  COMMAND_FILE_NOT_WRITTEN(
      Category.UNAVAILABLE,
      "File cannot be written",
      "A file that the command should write cannot be written.",
      "Check the path, its permissions and the room on the disk."),
  COMMAND_FILE_THERE(
      Category.CONFLICT,
      "File is there already",
      "The command would overwrite a file.",
      "Move it away, or name another."),
  COMMAND_FILE_UNREADABLE(
      Category.MALFORMED,
      "File cannot be read",
      "A file that the command should read cannot be read.",
      "Check the path and its permissions."),
  COMMAND_LINE_MALFORMED(
      Category.MALFORMED,
      "Line of spending cannot be read",
      "A text is not a line of spending.",
      "Write it like the message shows."),
  COMMAND_REPORT_FORMAT_UNKNOWN(
      Category.MALFORMED,
      "No such format of a report",
      "The name of a file ends in no format in which reports are written.",
      "Let it end as the message says."),
  COMMAND_SETTINGS_INCOMPLETE(
      Category.INVALID,
      "Settings name no database",
      "The file of settings does not say where the database is.",
      "Add database: url."),
  COMMAND_SETTINGS_MISSING(
      Category.UNAVAILABLE,
      "Settings are missing",
      "There is no file of settings where the command looks for it.",
      "Name a file with --config."),
  COMMAND_SETTINGS_UNREADABLE(
      Category.UNAVAILABLE,
      "Settings cannot be read",
      "The file of settings is there, but cannot be read.",
      "Check its permissions.");

  private final CatalogueEntry entry;

  CommandProblem(Category category, String title, String meaning, String remedy) {
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
