package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What can stand against winding a fund up, or against a partner's leaving. */
public enum ExitProblem implements ProblemType {
  EXIT_ADVANCE_OWED(
      Category.CONFLICT,
      "Advance is still owed",
      "Of an advance something is still owed to or by the partner that leaves.",
      "Let a version of the agreement say that it falls due, and apply it first."),
  EXIT_COMMITMENT_NOT_POSITIVE(
      Category.INVALID,
      "Commitment is none",
      "A commitment has no amount to pay.",
      "Give an amount of more than nothing, or leave the commitment out."),
  EXIT_ENTRIES_LATER(
      Category.CONFLICT,
      "Entries count after the day",
      "What is returned is what the fund holds at the end of the day, and entries count after it.",
      "Take them back, or name the day of the last of them."),
  EXIT_HOST_LEAVES(
      Category.CONFLICT,
      "Host cannot leave",
      "The partner keeps the fund's bank and accounts.",
      "Let another partner be host first, or wind the fund up."),
  EXIT_NAME_UNKNOWN(
      Category.INVALID,
      "No such partner or stream",
      "An exit names a partner that the fund does not have today, or a stream that nobody owns.",
      "Correct the code."),
  EXIT_SHARES_UNSAID(
      Category.CONFLICT,
      "Shares are not known",
      "Money belongs to nobody in particular, and nothing says who has which part of it.",
      "Say so under shares."),
  EXIT_SHORT(
      Category.CONFLICT,
      "Fund holds too little",
      "Commitments, reserves and streams of owners come to more than the fund holds.",
      "Let a clause or an entry say first who bears the rest."),
  EXIT_STREAM_UNSAID(
      Category.CONFLICT,
      "Balance of an owned stream is not known",
      "A stream with an owner was not spent, and clauses were applied that may have given it back.",
      "Say under streams how much still goes back.");

  private final CatalogueEntry entry;

  ExitProblem(Category category, String title, String meaning, String remedy) {
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
