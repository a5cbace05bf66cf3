package org.commonpurse.ledger.problem;

/** What is wrong with a file that is imported, compared, exported or checked. */
public enum FileProblem implements ProblemType {
  LEDGER_ACCOUNT_MALFORMED(
      Category.INVALID,
      "Account of the mapping cannot be read",
      "An import mapping names an account that is none.",
      "Write it like contribution:icb:nhs-minimum."),
  LEDGER_COLUMN_MISSING(
      Category.MALFORMED,
      "Column is missing",
      "A file has no column for something that is needed.",
      "Name one of its columns as the message says."),
  LEDGER_CONTROL_TOTAL_DIFFERS(
      Category.INVALID,
      "File does not add up to its control total",
      "The amounts of an imported file add up to another total than its sender gave.",
      "Ask for the whole file, or correct the total."),
  LEDGER_DATE_FORM_MALFORMED(
      Category.INVALID,
      "Form of days cannot be read",
      "An import mapping names a form by which no day can be read.",
      "Write it like dd/MM/yyyy or d MMM yy."),
  LEDGER_EXPORT_EMPTY(
      Category.INVALID,
      "Export has no entry",
      "An export that should be verified holds no entry.",
      "Give the whole export."),
  LEDGER_FILE_EMPTY(
      Category.MALFORMED,
      "File is empty",
      "A table has no line of column names.",
      "Put the names of the columns into the first line."),
  LEDGER_FILE_NOT_CSV(
      Category.MALFORMED,
      "File is not a CSV table",
      "A file cannot be read as a table, such as for a quote that does not end.",
      "Save it as CSV again."),
  LEDGER_FILE_NOT_TEXT(
      Category.MALFORMED,
      "File is not text",
      "A file holds bytes that are no text, such as a workbook.",
      "Save it as CSV."),
  LEDGER_FILE_TOO_LONG(
      Category.INVALID,
      "File has too many rows",
      "A partner's file has more rows than one comparison takes.",
      "Send it in parts."),
  LEDGER_FILE_UNREADABLE(
      Category.MALFORMED,
      "File cannot be read",
      "A file that was named cannot be opened or ends in a failure.",
      "Correct its name or its permissions."),
  LEDGER_FORMAT_UNKNOWN(
      Category.MALFORMED,
      "No such format of an export",
      "A word is no format in which the books can be exported.",
      "Use csv, jsonl, hledger, ledger or beancount."),
  LEDGER_HEADER_MISSING(
      Category.MALFORMED,
      "Line of column names is missing",
      "None of the first lines of a file has the columns that are needed.",
      "Check the names of the columns and the mapping."),
  LEDGER_IMPORT_REJECTED(
      Category.INVALID,
      "File has rows that cannot be recorded",
      "Some rows of an imported file are refused; the answer lists each with its line and reason.",
      "Correct the rows and send the file again, or ask for the good rows with partial=true."),
  LEDGER_LINE_MALFORMED(
      Category.MALFORMED,
      "Line is not an entry",
      "A line of an export is not an entry as this program writes it.",
      "Give the export as it was written."),
  LEDGER_MAPPING_FITS_NOTHING(
      Category.INVALID,
      "No line fits the mapping",
      "None of the first lines of an imported file can be read as its mapping says.",
      "Correct the mapping as the message says, or name lines to leave out under skip."),
  LEDGER_MAPPING_INCOMPLETE(
      Category.INVALID,
      "Mapping names too few columns",
      "An import mapping does not say where the date and the amount stand.",
      "Name the columns date and amount, or date, debit and credit."),
  LEDGER_NO_ACCOUNT_RULE(
      Category.INVALID,
      "No rule fits the line",
      "No rule of an import mapping says to which account a line belongs.",
      "Add a rule that fits it, one for the rest, or a suspense."),
  LEDGER_PATTERN_MALFORMED(
      Category.INVALID,
      "Pattern cannot be read",
      "A rule of an import mapping has a pattern that is none.",
      "Correct the regular expression."),
  LEDGER_PATTERN_TOO_LONG(
      Category.INVALID,
      "Pattern takes too long",
      "A pattern of an import mapping cannot be tried on a value with the effort that is allowed.",
      "Write a simpler regular expression, without repetitions in repetitions.");

  private final CatalogueEntry entry;

  FileProblem(Category category, String title, String meaning, String remedy) {
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
