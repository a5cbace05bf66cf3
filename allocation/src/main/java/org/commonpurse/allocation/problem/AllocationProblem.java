package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** Why an agreement cannot be applied, or a result not be decided on. */
public enum AllocationProblem implements ProblemType {
  ALLOCATION_ADVANCE_FORGOTTEN(
      Category.CONFLICT,
      "Advance is still owed",
      "Something is owed of an advance that the version does not have.",
      "Keep the advance in the version until it is repaid."),
  ALLOCATION_AGREEMENT_UNCLEAR(
      Category.MALFORMED,
      "Agreement must be named",
      "Several agreements were applied to the period.",
      "Name the one that is meant."),
  ALLOCATION_WITHIN_YEAR_UNSAID(
      Category.CONFLICT,
      "Version changes within the year",
      "A version follows on another within the year, and it makes a difference whether it takes the figures of the whole year or of its own months.",
      "Write \"within-year: whole-year\" or \"within-year: by-months\" in the version."),
  ALLOCATION_EARLIER_MONTHS_MISSING(
      Category.CONFLICT,
      "Earlier months are not applied yet",
      "By months, the version before is applied to its months first.",
      "Apply the allocation up to the last month of the version before, then again."),
  ALLOCATION_MONTHS_NOT_COUNTED(
      Category.CONFLICT,
      "Yearly limits cannot go on by months",
      "What the versions before used of the year's bands, limits, guarantees and deductibles, or of its months, cannot be counted by this one.",
      "Give the clause the same bands, limits, guarantees and deductibles, in sums of money; write the \"within-year\" that the version before has; or let the version begin with a year."),
  ALLOCATION_CLAUSE_ENDED(
      Category.CONFLICT,
      "Clause ended within the year",
      "A clause that counts the year to date ended within the year, and nothing says what becomes of what it allocated.",
      "Name it under \"replaces\" in the clause that takes its place, or write \"within-year: whole-year\" to take it back."),
  ALLOCATION_STATE_OF_ANOTHER(
      Category.INVALID,
      "State is of another agreement",
      "The state was handed on by an agreement with another code.",
      "Give the state that this agreement handed on, or none to begin anew."),
  ALLOCATION_STATE_NOT_BEFORE(
      Category.INVALID,
      "State is not of an earlier period",
      "The state was handed on by the same period or a later one, which would count twice.",
      "Give the state of the period before, or the figures of the next period."),
  ALLOCATION_RESTS_ON_STALE(
      Category.CONFLICT,
      "Earlier results are out of date",
      "Entries were recorded in a period after an agreement was applied to it, and this application would rest on what that result hands on.",
      "Apply again from that year on, with \"from\"."),
  ALLOCATION_COUNTS_TWICE(
      Category.CONFLICT,
      "Months would count twice",
      "A clause takes all of the year so far and was applied to an earlier period of it already.",
      "Write \"year-to-date: true\" in the clause."),
  ALLOCATION_CURRENCY_MISMATCH(
      Category.INVALID,
      "Figures are in another currency",
      "The figures and the agreement are in different currencies.",
      "Use one currency."),
  ALLOCATION_DECISION_ON_ADVANCE(
      Category.CONFLICT,
      "Clause has partners advance",
      "A decision is on a clause under which partners pay in advance, or repay, what others bear.",
      "Let a variation of the agreement say who bears it."),
  ALLOCATION_DECISION_NOT_MINUTED(
      Category.INVALID,
      "Decision has no minute",
      "A decision of the board is recorded with the minute that holds it.",
      "Name the minute."),
  ALLOCATION_DECISION_TOO_LARGE(
      Category.INVALID,
      "Decided amount is too large",
      "An amount of a decision is beyond a million million.",
      "Check its decimal point."),
  ALLOCATION_DECISION_UNKNOWN(
      Category.INVALID,
      "Decision does not fit the allocation",
      "A decision names a clause or a partner that is not in the allocation, or another sum than it can share.",
      "Correct the decision."),
  ALLOCATION_FUND_NOT_IN_FIGURES(
      Category.INVALID,
      "Figures of a fund are missing",
      "A proposed agreement names a fund of which the recorded figures hold nothing.",
      "Try it on years that were applied to both funds."),
  ALLOCATION_NOT_RECORDED(
      Category.NOT_FOUND,
      "Nothing was applied to the period",
      "No agreement was applied to the period, so nothing can be decided or agreed.",
      "Apply the agreement first, or correct the period."),
  ALLOCATION_PARTNER_UNKNOWN(
      Category.INVALID,
      "Amount fell on a partner outside the agreement",
      "The figures name a partner that the agreement does not.",
      "Add it to the agreement's partners."),
  ALLOCATION_POSITION_UNKNOWN(
      Category.INVALID,
      "Position is on no line",
      "A position names a clause or a partner that is on no line of the allocation.",
      "Correct the clause or the partner."),
  ALLOCATION_PREVIEW_OUTDATED(
      Category.CONFLICT,
      "Something changed since the preview",
      "The agreements, the figures or the state changed since the preview whose token was given.",
      "Look at a new preview, and apply with its token."),
  ALLOCATION_TAKEN_TWICE(
      Category.CONFLICT,
      "Two clauses take one amount",
      "Two clauses, or two agreements in force, take the same line.",
      "Narrow the scope of one of them."),
  ALLOCATION_TOKEN_MALFORMED(
      Category.MALFORMED,
      "Not a token of a preview",
      "What was given as the token of a preview is none.",
      "Give the token as the preview answered it."),
  ALLOCATION_UNKNOWN(
      Category.NOT_FOUND,
      "No such allocation",
      "The fund has no such recorded allocation.",
      "Correct the period or the agreement; the list tells those there are."),
  DUE_DISPUTED(
      Category.CONFLICT,
      "Due is disputed",
      "A payment names a due that its partner disputes, which is held back from payment.",
      "Record the partner's position that ends the dispute, or pay other dues."),
  DUE_OF_ALLOCATION(
      Category.CONFLICT,
      "An allocation raised the due",
      "A position is taken on a due that an allocation raised; it stands on the clause, whatever entries charge it.",
      "Take the position on the allocation."),
  DUE_NOT_OPEN(
      Category.NOT_FOUND,
      "No such open due",
      "A payment or a position names an entry that raised no due of the partner, or one that is settled.",
      "Name an entry that the list of open dues has."),
  PAYMENT_EXCEEDS_DUES(
      Category.CONFLICT,
      "Payment exceeds what is due",
      "A payment is of nothing, or of more than is open between the fund and the partner in that direction.",
      "Give what is open, or post money paid on account as an entry."),
  PAYMENT_PARTNER_MISSING(
      Category.MALFORMED,
      "Payment of no partner",
      "An amount or dues are to be paid, and no partner is named.",
      "Name the partner that pays or is paid.");

  private final CatalogueEntry entry;

  AllocationProblem(Category category, String title, String meaning, String remedy) {
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
