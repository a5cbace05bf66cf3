package org.commonpurse.ledger.problem;

/** Why the narrative of an entry is not taken out. */
public enum RedactionProblem implements ProblemType {
  REDACTION_DONE(
      Category.CONFLICT,
      "The narrative is gone already",
      "The narrative of the entry was taken out before, by the event that the message names.",
      "Nothing is left to do; redactions lists who did it, when and why."),
  REDACTION_OF_FIRST_FORM(
      Category.INVALID,
      "The narrative stands in the seal itself",
      "The entry was recorded by a version that sealed narratives as they are and not by a salted hash: without"
          + " its text it could no longer be proved.",
      "Correct it by a reversal and a new entry; the text stays readable in the first."),
  REDACTION_PROPOSAL_OPEN(
      Category.CONFLICT,
      "A proposal with the narrative is open",
      "A proposal that nobody has answered has the narrative too; what is taken out of it could not be carried"
          + " out any more, and what is left in it would stay for good.",
      "Answer or withdraw the proposal first."),
  REDACTION_UNSOUND(
      Category.CONFLICT,
      "The entry is not as it was sealed",
      "What stands in the books does not fit the seal of the entry, or of an event that has its text, so that"
          + " taking the text out would hide that it was changed.",
      "Run verify and find out what happened; restore a backup where needed."),
  REDACTION_REASON_UNFIT(
      Category.INVALID,
      "The reason cannot be kept",
      "The reason is missing, too long, has a character that cannot be printed, or repeats the narrative that"
          + " is to go; it stays readable for good.",
      "Say why in other words, without names or what the narrative says.");

  private final CatalogueEntry entry;

  RedactionProblem(Category category, String title, String meaning, String remedy) {
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
