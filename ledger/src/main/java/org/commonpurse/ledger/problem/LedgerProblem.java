package org.commonpurse.ledger.problem;

/** What the books refuse: entries, accounts, amounts, days, periods, plans and questions about them. */
public enum LedgerProblem implements ProblemType {
  LEDGER_ACCOUNT_INCOMPLETE(
      Category.INVALID,
      "Account lacks a part",
      "An account of this kind is made of other parts than were given.",
      "Give one code for each part of the kind, in its order, such as contribution:icb:nhs-minimum."),
  LEDGER_ACCOUNT_KIND_UNKNOWN(
      Category.INVALID,
      "No such kind of account",
      "The first word of an account is no kind of account.",
      "Begin the account with one of the kinds that the message lists."),
  LEDGER_AMOUNT_MALFORMED(
      Category.MALFORMED,
      "Amount cannot be read",
      "A text stands where an amount of money belongs.",
      "Write pounds and pence like 1200.50."),
  LEDGER_FUND_WOUND_UP(
      Category.CONFLICT,
      "Fund was wound up",
      "The fund has ended; nothing is posted to it but payments of what was due.",
      "Post payments between bank, receivable, recoverable VAT and payable accounts only."),
  LEDGER_PARTNER_LEFT(
      Category.CONFLICT,
      "Partner left the fund",
      "A partner has left the fund; nothing is posted to its accounts but payments of what was due.",
      "Post payments between bank, receivable, recoverable VAT and payable accounts only, or name another partner."),
  LEDGER_AMOUNT_OUT_OF_RANGE(
      Category.INVALID,
      "Amount is too large",
      "An amount is larger than the ledger can hold.",
      "Check the decimal point, or split the amount."),
  LEDGER_AMOUNT_TOO_PRECISE(
      Category.INVALID,
      "Amount has a fraction of a penny",
      "Money is kept to the penny; this amount has more than two decimals.",
      "Give at most two decimals."),
  LEDGER_BOOKS_FULL(
      Category.CONFLICT,
      "Books hold as much as can be added up",
      "The entries of a fund would debit more together than the ledger can add up.",
      "Take back mistakes, and go on in a new fund."),
  LEDGER_BOOK_UNKNOWN(
      Category.MALFORMED,
      "No such book",
      "A word names a book that there is not.",
      "Use PLAN, ACTUAL or IMPACT."),
  LEDGER_CHECKPOINT_MALFORMED(
      Category.MALFORMED,
      "Checkpoint cannot be read",
      "A text is not a checkpoint.",
      "Give the line as it was written out."),
  LEDGER_CODE_MALFORMED(
      Category.MALFORMED,
      "Code cannot be read",
      "A text is not a code.",
      "Use lower-case letters and digits, joined by single hyphens, and at most 60 characters."),
  LEDGER_CURRENCY_MISMATCH(
      Category.INVALID,
      "Amount is in another currency",
      "A fund keeps its books in one currency; the amount is in another.",
      "Send amounts in the currency of the fund."),
  LEDGER_DATE_MALFORMED(
      Category.MALFORMED,
      "Day cannot be read",
      "A text stands where a day belongs.",
      "Write the day like 2023-04-30, or in a form of the mapping."),
  LEDGER_DATE_OUT_OF_RANGE(
      Category.INVALID,
      "Day is out of range",
      "A day or a moment lies before 1990-01-01 or after 2199-12-31, of which no books can speak.",
      "Correct the year."),
  LEDGER_DATE_OUTSIDE_FUND(
      Category.INVALID,
      "Day is outside the fund's life",
      "An entry counts on a day before its fund opens or after it closes.",
      "Correct the day."),
  LEDGER_DAYS_OUT_OF_ORDER(
      Category.MALFORMED,
      "Days are in the wrong order",
      "A statement would end before it begins.",
      "Exchange the two days."),
  LEDGER_DAYS_OUT_OF_RANGE(
      Category.MALFORMED,
      "Days lie too far apart",
      "A reconciliation matches payments some days apart; the number of days is negative or too large.",
      "Give a number of days in the range that the message names."),
  LEDGER_DAY_OUTSIDE_YEAR(
      Category.MALFORMED,
      "Day is not of the year",
      "A plan is asked for as at a day of another financial year.",
      "Name a day of the year, or the other year."),
  LEDGER_DIMENSION_NOT_OF_KIND(
      Category.MALFORMED,
      "Accounts have no such dimension",
      "A query names kinds of account and a dimension that they do not have, such as spending by partner.",
      "Ask by a dimension that they have, as the message says."),
  LEDGER_ENTRY_UNBALANCED(
      Category.INVALID,
      "Entry does not balance",
      "The debits and credits of an entry differ.",
      "Add or correct a posting and post again."),
  LEDGER_ENTRY_UNKNOWN(
      Category.NOT_FOUND,
      "No such entry",
      "The fund has no entry with this sequence number.",
      "Correct the number; entries lists those there are."),
  LEDGER_GROUPING_UNKNOWN(
      Category.MALFORMED,
      "Plan cannot be grouped so",
      "A plan is asked for by something that does not tell its lines apart.",
      "Group by scheme, stream, provider and partner."),
  LEDGER_KEY_REUSED(
      Category.CONFLICT,
      "Key was used for something else",
      "The key of this request stands for an entry or an act that differs from this one.",
      "Use a new key, or send the same request again."),
  LEDGER_PAGE_OUT_OF_RANGE(
      Category.MALFORMED,
      "Page is out of range",
      "A page of entries is asked for that is empty, too long or begins before the first entry.",
      "Ask for a number of entries in the range that the message names, after a sequence of 0 or more."),
  LEDGER_QUARTER_MALFORMED(
      Category.INVALID,
      "Quarter is malformed",
      "A text stands where a quarter of a financial year belongs.",
      "Write it like 2023-24/q1, from q1 to q4."),
  LEDGER_RANGE_EMPTY(
      Category.MALFORMED,
      "Range is empty",
      "A range of amounts begins above its end, so that no amount is in it.",
      "Exchange the two, or leave one out."),
  LEDGER_PARTNER_MAY_NOT_CONTRIBUTE(
      Category.INVALID,
      "Partner pays no contributions",
      "A contribution is posted for a partner of a kind that pays none.",
      "Name the partner that pays in."),
  LEDGER_PERIOD_CLOSED(
      Category.CONFLICT,
      "Period is closed",
      "An entry or a change of a period falls in a period that is closed.",
      "Date the entry in an open period, or have the period reopened."),
  LEDGER_PERIOD_MALFORMED(
      Category.MALFORMED,
      "Period cannot be read",
      "A text is not a period of a financial year.",
      "Write it like 2023-24/07."),
  LEDGER_PERIOD_NOT_ASKED(
      Category.CONFLICT,
      "Nobody asked to reopen the period",
      "A period is reopened by two people: one asks, another agrees. Nobody has asked.",
      "Ask to reopen it first."),
  LEDGER_PERIOD_NOT_CLOSED(
      Category.CONFLICT,
      "Period is open",
      "A period is asked to be reopened that is open.",
      "Post to the period as it is."),
  LEDGER_PERIOD_OPEN_ITEMS(
      Category.CONFLICT,
      "Something stands open in the period",
      "A period is closed to everybody although its checklist has open items.",
      "See to them, or say why it is closed nevertheless: acceptOpen, or --accept-open."),
  LEDGER_PERIOD_OUT_OF_RANGE(
      Category.INVALID,
      "No such period in a year",
      "A year has the periods 1 to 12, and 13 for adjustments at its end.",
      "Give a number from 1 to 13."),
  LEDGER_PERIOD_REASON_MISSING(
      Category.INVALID,
      "Reason is missing",
      "A period is reopened, or closed over open items, only for a reason, which is kept.",
      "Say why the period should be reopened or closed."),
  LEDGER_PERIOD_SAME_PERSON(
      Category.FORBIDDEN,
      "Somebody else has to agree",
      "Who asked to reopen a period cannot agree to it too.",
      "Let another person agree."),
  LEDGER_POSTINGS_COUNT(
      Category.INVALID,
      "Entry has too few or too many postings",
      "An entry has at least two postings, and at most as many as the message says.",
      "Add the missing posting, or split the entry."),
  LEDGER_POSTING_NEGATIVE(
      Category.INVALID,
      "Amount is below zero",
      "A debit, a credit or an amount that must be above zero is negative.",
      "Exchange debit and credit, or correct the sign."),
  LEDGER_POSTING_ZERO(
      Category.INVALID,
      "Posting of nothing",
      "A posting has the amount zero.",
      "Leave it out, or correct the amount."),
  LEDGER_PROVIDER_NOT_OF_SCHEME(
      Category.INVALID,
      "Provider is not of the scheme",
      "Spending names a provider that does not deliver the scheme.",
      "Correct the account, or add the provider to the scheme."),
  LEDGER_RECONCILED_UP_TO_MISSING(
      Category.MALFORMED,
      "Last day of the comparison is missing",
      "A comparison with a partner is recorded up to a day, which was not given.",
      "Name the last day that was compared."),
  LEDGER_REVERSAL_OF_REVERSAL(
      Category.CONFLICT,
      "Entry is a reversal itself",
      "A reversal cannot be reversed.",
      "Post the first entry again instead."),
  LEDGER_REVERSED_ALREADY(
      Category.CONFLICT,
      "More reversed than is left",
      "An entry was reversed already, in whole or in part, and this would reverse more than is left of it.",
      "Reverse what is left, or leave it."),
  LEDGER_PARTNER_ENDED(
      Category.CONFLICT,
      "Partner has ended",
      "An entry charges or credits a partner from the day on which others succeeded it. Settling what was due, passing on what it owns in reserves, and reversals are taken.",
      "Post to its successors, or correct the day."),
  LEDGER_VAT_UNSAID(
      Category.CONFLICT,
      "VAT of the scheme is not settled",
      "An entry holds VAT of a scheme of which the fund does not say whether it comes back.",
      "Amend the fund: give the scheme, or the fund, a vat."),
  LEDGER_VAT_IRRECOVERABLE(
      Category.CONFLICT,
      "VAT does not come back",
      "An entry claims back VAT of a scheme whose VAT nobody recovers.",
      "Post it as irrecoverable, or amend the fund if somebody recovers it."),
  LEDGER_RULE_BROKEN(
      Category.CONFLICT,
      "A rule of the fund forbids it",
      "An entry breaks a rule of the fund's books: one that it has set, or that every new fund has.",
      "Correct the entry, give the approval that the rule asks for, or set rules without it."),
  LEDGER_SIGNING_KEY_MALFORMED(
      Category.MALFORMED,
      "Not a key to sign with",
      "The file holds no Ed25519 key of the kind that is needed, in PEM.",
      "Make one with openssl genpkey -algorithm ed25519, and its public half with openssl pkey"
          + " -pubout."),
  LEDGER_STATEMENT_TOO_LONG(
      Category.INVALID,
      "Statement is too long",
      "A statement would have more lines than one answer holds.",
      "Ask for fewer days."),
  LEDGER_SUM_OVERFLOW(
      Category.INVALID,
      "Sum is too large",
      "The amounts of an entry add up to more than the ledger can hold.",
      "Check the decimal points, or split the entry."),
  LEDGER_VIREMENT_EXCEEDS_BUDGET(
      Category.CONFLICT,
      "Virement is more than the budget",
      "A virement would move more than is budgeted on the line.",
      "Move less, or set the budget first."),
  LEDGER_YEAR_END_DATE_WRONG(
      Category.INVALID,
      "Adjustment is not on the last day of a year",
      "An adjustment of the year's end counts on another day than 31 March.",
      "Date it on 31 March, or do not mark it as an adjustment."),
  LEDGER_YEAR_MALFORMED(
      Category.MALFORMED,
      "Financial year cannot be read",
      "A text is not a financial year.",
      "Write it like 2023-24."),
  LEDGER_YEAR_OUT_OF_RANGE(
      Category.INVALID,
      "Financial year is out of range",
      "A financial year begins before 1900 or after 2999.",
      "Correct the year.");

  private final CatalogueEntry entry;

  LedgerProblem(Category category, String title, String meaning, String remedy) {
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
