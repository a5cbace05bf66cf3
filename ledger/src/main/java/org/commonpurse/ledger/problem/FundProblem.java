package org.commonpurse.ledger.problem;

/** What is wrong with a fund, its parts, its rules and the agreements kept with it. */
public enum FundProblem implements ProblemType {
  LEDGER_FUND_UNKNOWN(
      Category.NOT_FOUND,
      "No such fund",
      "No fund is registered under this code.",
      "Register it first, or correct the code."),
  LEDGER_FUND_DIFFERS(
      Category.CONFLICT,
      "Fund is registered differently",
      "A fund of this code is registered already, and differs from the one sent.",
      "Amend it, or use another code."),
  LEDGER_FUND_LOSES(
      Category.CONFLICT,
      "Amendment takes something away",
      "The newer version of a fund lacks what its entries may refer to, or changes what cannot change.",
      "Put it back and send the version again."),
  LEDGER_FUND_ENDS_BEFORE_IT_OPENS(
      Category.INVALID,
      "Fund closes before it opens",
      "The last day of a fund lies before its first.",
      "Correct one of the days."),
  LEDGER_NAME_UNUSABLE(
      Category.INVALID,
      "Name cannot be used",
      "A name is empty, longer than 200 characters, or has control characters.",
      "Give a name of 1 to 200 printable characters."),
  LEDGER_SCHEME_INCOMPLETE(
      Category.INVALID,
      "Scheme lacks a provider or a stream",
      "A scheme is delivered by at least one provider and paid for by at least one stream.",
      "Name both."),
  LEDGER_BASELINE_IMPOSSIBLE(
      Category.INVALID,
      "Baseline cannot be",
      "A baseline says what an existing scheme would have cost without the fund, 0 or more a year. An additional scheme would have cost nothing and has none.",
      "Give amounts of 0 or more for existing schemes only."),
  LEDGER_VAT_NOT_OF_BUYER(
      Category.INVALID,
      "VAT is recovered by one who does not buy",
      "The VAT of a scheme is said to be recovered by a partner that neither hosts the fund nor leads the scheme. VAT follows who buys, so a change of host needs another word on it.",
      "Name the host or the lead, or say that nobody recovers it."),
  LEDGER_PARTNER_TWICE(
      Category.INVALID,
      "Partner is named twice",
      "A list of a fund names a partner twice.",
      "Remove one of them."),
  LEDGER_PROVIDER_TWICE(
      Category.INVALID,
      "Provider is named twice",
      "A scheme names a provider twice.",
      "Remove one of them."),
  LEDGER_STREAM_TWICE(
      Category.INVALID,
      "Stream is named twice",
      "A list of a fund names a stream twice.",
      "Remove one of them."),
  LEDGER_SCHEME_TWICE(
      Category.INVALID,
      "Scheme is named twice",
      "A fund names a scheme twice.",
      "Remove one of them."),
  LEDGER_MEASURE_TWICE(
      Category.INVALID,
      "Measure is named twice",
      "A fund names a measure twice.",
      "Remove one of them."),
  LEDGER_PARTNER_UNKNOWN(
      Category.INVALID,
      "No such partner in the fund",
      "A partner is named that the fund does not have.",
      "Correct the code, or add the partner to the fund."),
  LEDGER_PROVIDER_UNKNOWN(
      Category.INVALID,
      "No such provider in the fund",
      "A provider is named that is no partner of the fund.",
      "Correct the code, or add the partner to the fund."),
  LEDGER_STREAM_UNKNOWN(
      Category.INVALID,
      "No such stream in the fund",
      "A stream is named that the fund does not have.",
      "Correct the code, or add the stream to the fund."),
  LEDGER_SCHEME_UNKNOWN(
      Category.INVALID,
      "No such scheme in the fund",
      "A scheme is named that the fund does not have.",
      "Correct the code, or add the scheme to the fund."),
  LEDGER_MEASURE_UNKNOWN(
      Category.INVALID,
      "No such measure in the fund",
      "A measure is named that the fund does not have.",
      "Correct the code, or add the measure to the fund."),
  LEDGER_CLAUSE_UNKNOWN(
      Category.INVALID,
      "No such clause in the books",
      "A question names a clause that no account of the fund has.",
      "Correct the code."),
  LEDGER_RESERVE_UNKNOWN(
      Category.INVALID,
      "No such reserve in the books",
      "A question names a reserve that no account of the fund has.",
      "Correct the code."),
  LEDGER_NATURE_UNKNOWN(
      Category.INVALID,
      "No such nature in the books",
      "A question names a nature of savings or burdens that no account of the fund has.",
      "Correct the code."),
  LEDGER_SUCCESSION_NOT_WHOLE(
      Category.INVALID,
      "Succession is not whole",
      "The parts of a partner that pass to its successors do not add up to the whole, or pass on different days.",
      "Let the parts add up to the whole, on one day."),
  LEDGER_SUCCESSION_PART_WRONG(
      Category.INVALID,
      "Part of a succession is out of range",
      "A part that passes to a successor is nothing, or more than the whole.",
      "Give a part above nothing and up to the whole."),
  LEDGER_SUCCESSION_RING(
      Category.INVALID,
      "Partner ends as its own successor",
      "Successions lead back to the partner that they began with.",
      "Remove one of the successions."),
  LEDGER_SUCCESSION_TO_ITSELF(
      Category.INVALID,
      "Partner succeeds itself",
      "A succession names the same partner twice.",
      "Name the other partner."),
  LEDGER_REQUIRED_SPEND_TWICE(
      Category.INVALID,
      "Required spend is named twice",
      "A fund names a test of required spend twice.",
      "Remove one of them."),
  LEDGER_REQUIRED_SPEND_INCOMPLETE(
      Category.INVALID,
      "Required spend says too little",
      "A test of required spend lacks a stream, a scheme or the minimum of a year.",
      "Name all three."),
  LEDGER_REQUIRED_SPEND_NEGATIVE(
      Category.INVALID,
      "Required spend is below zero",
      "The minimum of a test of required spend is a negative amount.",
      "State what must be spent, as a positive amount."),
  LEDGER_REQUIRED_SPEND_NOT_PAID(
      Category.INVALID,
      "Scheme is not paid by the streams of the test",
      "A test of required spend counts a scheme that none of its streams pays for, so that nothing could be spent towards it.",
      "Leave the scheme out, or name a stream that pays for it."),
  LEDGER_RULES_MALFORMED(
      Category.FAILED,
      "Recorded rules cannot be read",
      "The rules as the database has them are not what this program writes.",
      "Verify the books; restore the database if it was altered."),
  LEDGER_RULE_TWICE(
      Category.INVALID,
      "Rule is named twice",
      "Two rules of a fund have one name.",
      "Rename one of them."),
  LEDGER_AGREEMENT_DIFFERS(
      Category.CONFLICT,
      "Version has another text",
      "This version of the agreement was added already, with another text.",
      "Give the new text a new version."),
  LEDGER_AGREEMENT_UNKNOWN(
      Category.NOT_FOUND,
      "No such version of an agreement",
      "The fund has no such agreement, or not in this version.",
      "Correct the code or the version, or add the agreement."),
  LEDGER_ALLOCATION_DIFFERS(
      Category.CONFLICT,
      "Key stands for another allocation",
      "The key of this allocation was used for one of another period or version.",
      "Use a new key, or apply the same version to the same period."),
  LEDGER_NOTICE_GIVEN(
      Category.CONFLICT,
      "Notice was given before",
      "An agreement is ended early once, and notice of it is on record.",
      "Look at the notice with agreement show."),
  LEDGER_VERSION_OUT_OF_RANGE(
      Category.INVALID,
      "Version is out of range",
      "Versions of an agreement are numbered from 1.",
      "Give a version of 1 or more."),
  FUND_CURRENCY_UNKNOWN(
      Category.INVALID,
      "No such currency",
      "A fund document names a currency that there is not.",
      "Write one like GBP."),
  FUND_PARTNER_TWICE(
      Category.INVALID,
      "Partner stands twice in the document",
      "A fund document names a partner twice in one list.",
      "Name each partner once."),
  FUND_STREAM_TWICE(
      Category.INVALID,
      "Stream stands twice in the document",
      "A fund document names a stream twice in one list.",
      "Name each stream once."),
  FUND_SCHEME_TWICE(
      Category.INVALID,
      "Scheme stands twice in the document",
      "A fund document names a scheme twice.",
      "Name each scheme once."),
  FUND_MEASURE_TWICE(
      Category.INVALID,
      "Measure stands twice in the document",
      "A fund document names a measure twice.",
      "Name each measure once."),
  FUND_PARTNER_UNKNOWN(
      Category.INVALID,
      "Document names no such partner",
      "A fund document refers to a partner that it does not list.",
      "Correct the code, or list the partner."),
  FUND_STREAM_UNKNOWN(
      Category.INVALID,
      "Document names no such stream",
      "A fund document refers to a stream that it does not list.",
      "Correct the code, or list the stream."),
  RULES_FORM_UNCLEAR(
      Category.INVALID,
      "Rule is of no form",
      "A rule of a rules document is of none of the forms there are, or of two.",
      "Give each rule one of the forms that the message lists.");

  private final CatalogueEntry entry;

  FundProblem(Category category, String title, String meaning, String remedy) {
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
