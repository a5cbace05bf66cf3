package org.commonpurse.ledger.problem;

/** What is wrong with a document before anybody asks what it means. */
public enum DocumentProblem implements ProblemType {
  DOCUMENT_KEY_TWICE(
      Category.INVALID,
      "Name stands twice",
      "A mapping of a document has one name twice, so it is not clear which counts.",
      "Keep one of them."),
  DOCUMENT_MALFORMED(
      Category.MALFORMED,
      "Document is neither YAML nor JSON",
      "A document cannot be read, for a reason that the message gives with its place.",
      "Correct it at that place."),
  DOCUMENT_NOT_A_DATE(
      Category.INVALID,
      "Value is not a day",
      "A value of a document should be a day.",
      "Write it like 2026-03-31."),
  DOCUMENT_NOT_A_NUMBER(
      Category.INVALID,
      "Value is not a number",
      "A value of a document should be a number.",
      "Write it like 12.50."),
  DOCUMENT_NOT_PLAIN(
      Category.INVALID,
      "Value is not plain",
      "A document has a tag, an anchor, an alias or too much depth.",
      "Write plain values only."),
  DOCUMENT_UNREADABLE(
      Category.MALFORMED,
      "Document cannot be read",
      "A file that should be a document is missing, too large or not UTF-8.",
      "Correct its path, or save it as UTF-8.");

  private final CatalogueEntry entry;

  DocumentProblem(Category category, String title, String meaning, String remedy) {
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
