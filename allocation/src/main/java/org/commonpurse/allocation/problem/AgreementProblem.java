package org.commonpurse.allocation.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What is wrong with an agreement: in its text, against the fund, and for a day. */
public enum AgreementProblem implements ProblemType {
  AGREEMENT_ADVANCE_UNCLEAR(
      Category.INVALID,
      "Advance is unclear",
      "It is not clear who owes an advance, what is advanced or when it is repaid.",
      "Say for each advance the same about who owes it, and repay it to those who are owed it."),
  AGREEMENT_ADVANCE_UNKNOWN(
      Category.INVALID,
      "Advance is unknown",
      "A clause names an advance that the agreement does not have.",
      "Use one of the names under \"advances\", or add it there."),
  AGREEMENT_AMOUNT_NEGATIVE(
      Category.INVALID,
      "Sum is below zero",
      "A sum of an agreement is negative.",
      "Use 0 or more."),
  AGREEMENT_AMOUNT_TOO_LARGE(
      Category.INVALID,
      "Sum is too large",
      "A sum of an agreement is beyond a million million.",
      "Check its decimal point."),
  AGREEMENT_AMOUNT_TOO_PRECISE(
      Category.INVALID,
      "Sum has a fraction of a penny",
      "A sum of an agreement has more than two decimals.",
      "Write pounds with at most two decimals."),
  AGREEMENT_BANDS_OVERLAP(
      Category.INVALID,
      "Bands overlap",
      "A band ends at or before the end of the one above it.",
      "Let bands go upwards."),
  AGREEMENT_BAND_AFTER_REST(
      Category.INVALID,
      "Band stands after the rest",
      "A band follows the one that takes the rest, so nothing can reach it.",
      "Keep one rest, as the last."),
  AGREEMENT_BAND_UNCLEAR(
      Category.INVALID,
      "Band is unclear",
      "A band has neither an end nor the rest, or both.",
      "Write either \"up-to\" with a term, or \"rest\"."),
  AGREEMENT_BASE_UNREADABLE(
      Category.INVALID,
      "Nothing to take a part of",
      "A percentage is of something that there is not.",
      "Use budget, contributions, clause and its number, or a name from the outturn's bases."),
  AGREEMENT_CAUSE_TWICE(
      Category.INVALID,
      "Cause stands twice",
      "An agreement declares one cause twice.",
      "Declare each cause once."),
  AGREEMENT_CAUSE_UNKNOWN(
      Category.INVALID,
      "Cause is not declared",
      "A clause names a cause that the agreement does not declare.",
      "Correct it, or declare it under \"causes\"."),
  AGREEMENT_CLAUSE_TWICE(
      Category.INVALID,
      "Clause stands twice",
      "Two clauses of an agreement have one number.",
      "Number them apart."),
  AGREEMENT_CLAUSE_UNKNOWN(
      Category.INVALID,
      "No such clause before this one",
      "A clause builds on one that does not come before it.",
      "Name an earlier clause, or exchange the two."),
  AGREEMENT_CURRENCY_MISMATCH(
      Category.INVALID,
      "Agreement is in another currency",
      "A sum, or a fund that is named, is not in the agreement's currency.",
      "Use one currency throughout."),
  AGREEMENT_CURRENCY_UNKNOWN(
      Category.INVALID,
      "No such currency",
      "An agreement names a currency that there is not.",
      "Write one like GBP."),
  AGREEMENT_BEGINS_WITHIN_MONTH(
      Category.INVALID,
      "Version begins within a month",
      "A version that takes its figures by months has whole months of its own, so it begins with one.",
      "Let it begin on the first day of a month, or write within-year: whole-year."),
  AGREEMENT_DATES_REVERSED(
      Category.INVALID,
      "Last day lies before the first",
      "The days on which something of an agreement begins and ends are the wrong way round.",
      "Exchange them."),
  AGREEMENT_DATE_OUTSIDE(
      Category.INVALID,
      "Day is outside the agreement",
      "A clause names a day on which the agreement is not in force.",
      "Correct the day, or the time in force."),
  AGREEMENT_ENDED(
      Category.CONFLICT,
      "Agreement was ended by notice",
      "Notice ended the agreement before the day that is asked for.",
      "Apply it up to the day on which it ended; give an agreement that follows a name of its own."),
  AGREEMENT_DEDUCTIBLE_UNCLEAR(
      Category.INVALID,
      "Deductible is unclear",
      "A deductible cannot be carried up, or could be carried up in two ways.",
      "Do as the message says."),
  AGREEMENT_FACTOR_UNCLEAR(
      Category.INVALID,
      "Rate is unclear",
      "A rate does not say by what it goes.",
      "Give it one of the forms that the message lists."),
  AGREEMENT_FIGURE_UNREADABLE(
      Category.INVALID,
      "Neither a sum nor a percentage",
      "A text stands where a sum or a percentage belongs.",
      "Write it like 500000.00 or 2% of budget."),
  AGREEMENT_FUND_UNKNOWN(
      Category.INVALID,
      "Agreement names no such fund",
      "A clause is of a fund that is not registered.",
      "Register the fund, or correct the code."),
  AGREEMENT_GATE_UNCLEAR(
      Category.INVALID,
      "Gate is unclear",
      "A gate does not say what must hold, or says it twice.",
      "Give it one of the forms that the message lists."),
  AGREEMENT_LAYER_UNCLEAR(
      Category.INVALID,
      "Layer is unclear",
      "A layer cannot be reinstated as it is said, or what is used of it cannot be counted.",
      "Do as the message says."),
  AGREEMENT_LIMIT_BELOW_FLOOR(
      Category.INVALID,
      "Limit lies below the floor",
      "At least and at most cannot both hold.",
      "Let the least be no more than the most."),
  AGREEMENT_NAME_TAKEN(
      Category.INVALID,
      "Name says something else",
      "A term has the name of a partner, or a word that says who has an amount.",
      "Give the term another name."),
  AGREEMENT_NAME_UNUSABLE(
      Category.INVALID,
      "Name gives no code",
      "No code of at most 60 letters, digits and hyphens can be made of what an agreement or a clause is called.",
      "Give it a code of its own beside the name, which may have 200 characters."),
  AGREEMENT_NONE_IN_FORCE(
      Category.NOT_FOUND,
      "No agreement is in force",
      "The fund has no agreement that is in force on the day.",
      "Add the version that covers it."),
  AGREEMENT_NOTICE_OUTSIDE_TERM(
      Category.INVALID,
      "Notice lies outside the term",
      "Notice is given, or ends the agreement, on a day on which it is not in force or would end anyway.",
      "Correct the days."),
  AGREEMENT_NOTICE_TOO_SHORT(
      Category.INVALID,
      "Notice is too short",
      "The agreement says how many months before its end notice must be given, and this notice gives fewer.",
      "Let it end on the day that the message names, or later."),
  AGREEMENT_NOT_IN_FORCE(
      Category.INVALID,
      "Agreement does not cover the period",
      "An agreement is applied to a period on which it is not in force.",
      "Apply the version that covers it."),
  AGREEMENT_NUMBER_UNREADABLE(
      Category.INVALID,
      "Number cannot be read",
      "A text stands where a number belongs.",
      "Write it like 0.5 or 50%."),
  AGREEMENT_OPENING_NOT_HELD(
      Category.CONFLICT,
      "Opening is not what the ledger holds",
      "A reserve of an agreement opens with another sum, or in other names, than the ledger holds in it on the agreement's first day.",
      "Post an entry that says what the fund holds, correct the opening, or ask that openings are posted."),
  AGREEMENT_PARTNER_IS_A_WORD(
      Category.INVALID,
      "Partner is called like a word of the language",
      "A partner has the code of a word that terms use, such as owner or lead; a clause could mean either.",
      "Give the partner another code in the fund."),
  AGREEMENT_PARTS_NOT_WHOLE(
      Category.INVALID,
      "Parts make no whole",
      "Parts of an amount come to more than the whole, or to less while nobody has the rest.",
      "Let them add up to 100%, or say who has the \"rest\"."),
  AGREEMENT_PARTNER_TWICE(
      Category.INVALID,
      "Partner stands twice",
      "An agreement names a partner twice.",
      "Name each partner once."),
  AGREEMENT_PARTNER_UNKNOWN(
      Category.INVALID,
      "No such partner in the agreement",
      "A clause names a partner that the agreement does not list.",
      "Correct the code, or list the partner."),
  AGREEMENT_RATE_ABOVE_WHOLE(
      Category.INVALID,
      "Rate is more than the whole",
      "A rate is below 0% or above 100%.",
      "Write one from 0% to 100%."),
  AGREEMENT_RESERVE_UNKNOWN(
      Category.INVALID,
      "No such reserve in the agreement",
      "A clause names a reserve that the agreement does not list.",
      "Correct the code, or list the reserve."),
  AGREEMENT_SCALE_BROKEN(
      Category.INVALID,
      "Steps of a scale do not join",
      "A step of a scale does not begin where the one before it ends, or ends before it begins.",
      "Let each step begin where the last one ends; only the last may have no end."),
  AGREEMENT_ROUNDING_UNCLEAR(
      Category.INVALID,
      "Rounding is unclear",
      "Parts are rounded to a unit, and nobody carries the difference; or to a unit of nothing.",
      "Say who carries it with \"residual-to\", and give a unit of a penny or more."),
  AGREEMENT_SHARES_EMPTY(
      Category.INVALID,
      "Shares add up to nothing",
      "No partner has a weight above 0.",
      "Give at least one partner a weight above 0."),
  AGREEMENT_SHARES_UNCLEAR(
      Category.INVALID,
      "Shares are unclear",
      "Live shares lack what they follow, or say something that belongs to another kind of them.",
      "Keep what belongs to the kind that \"live\" names."),
  AGREEMENT_SHARES_UNKNOWN(
      Category.INVALID,
      "No such shares",
      "A clause names shares that the agreement does not define.",
      "Correct the name, or define the shares."),
  AGREEMENT_SURVIVOR_DROPPED(
      Category.INVALID,
      "Surviving clause is left out",
      "A version leaves out a clause that an earlier one lets survive the agreement.",
      "Carry the clause over, or name it under \"replaces\" in the one that takes its place."),
  AGREEMENT_TERMS_COMPETE(
      Category.INVALID,
      "Terms stand side by side",
      "Two terms say who has one amount.",
      "Keep one, or nest them with \"then\"."),
  AGREEMENT_TERM_MISSING(
      Category.INVALID,
      "Nobody is said to have the amount",
      "A clause or part of it has no term.",
      "Give it one of the terms that the message lists."),
  AGREEMENT_TO_DATE_UNCLEAR(
      Category.INVALID,
      "Contract to date is unclear",
      "A clause that counts the contract to date says something that is of one year only.",
      "Leave out what the message names, or count the year to date."),
  AGREEMENT_TWO_RESTS(
      Category.INVALID,
      "Two bands take the rest",
      "Only one band can take what the others leave.",
      "Keep one rest, as the last."),
  AGREEMENT_UNKNOWN_TO_FUND(
      Category.INVALID,
      "Fund has nothing of the name",
      "An agreement names a partner, scheme, stream or measure that the fund does not have.",
      "Correct the code, or add it to the fund first."),
  AGREEMENT_VARIATION_OUTSIDE_TERM(
      Category.INVALID,
      "Variation lies outside the term",
      "A version varies another on days on which that one is not in force.",
      "Let it begin within the days of the version that it varies, and end no later than that one."),
  AGREEMENT_VARIES_UNKNOWN(
      Category.INVALID,
      "No such version to vary",
      "A version varies one that the fund does not have.",
      "Correct the number, or add that version first."),
  AGREEMENT_VERSIONS_OVERLAP(
      Category.INVALID,
      "Versions overlap",
      "Two versions of an agreement are in force on one day.",
      "Let one end before the other begins, or write varies: N if it is a variation of version N."),
  AGREEMENT_WEIGHT_NEGATIVE(
      Category.INVALID, "Weight is below zero", "A share has a negative weight.", "Use 0 or more."),
  AGREEMENT_YEAR_UNREADABLE(
      Category.INVALID,
      "Year cannot be read",
      "A text stands where a financial year belongs.",
      "Write it like 2023-24.");

  private final CatalogueEntry entry;

  AgreementProblem(Category category, String title, String meaning, String remedy) {
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
