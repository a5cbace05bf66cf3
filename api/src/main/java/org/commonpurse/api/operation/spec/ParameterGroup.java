package org.commonpurse.api.operation.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.ledger.journal.Dimension;

/** What queries may name, in groups that several operations share. */
public enum ParameterGroup {
  /** Which book. */
  BOOK("book", "plan, actual or impact; absent: actual, and for entries all"),
  /** Which accounts, by kind and by the code of each dimension. */
  ACCOUNTS(accounts()),
  /** From which day. */
  FROM("from", "the first day that counts"),
  /** Up to which day. */
  AS_AT("asAt", "the last day that counts"),
  /** As known when. */
  AS_KNOWN("asKnown", "only what was recorded by this moment, in UTC"),
  /** Since when a report says what changed. */
  SINCE_KNOWN(
      "sinceKnown", "the moment of the last pack, in UTC: what changed since; absent: unsaid"),
  /** From where they were looked at before. */
  VIEW_BEFORE(
      new Parameter("asAtBefore", "the last day that counts in the first view; absent: the same"),
      new Parameter("asKnownBefore", "the moment of the first view; absent: now")),
  /** What rows are told apart by. */
  BY("by", "what to tell apart, in this order, joined by commas"),
  /** Whether predecessors count for themselves. */
  PARTNERS("partners", "apart, or together with those they succeeded; absent: apart"),
  /** Which entry. */
  ENTRY(
      new Parameter("reference", "only entries with this reference"),
      new Parameter("key", "only the entry with this key"),
      new Parameter("amountFrom", "only entries with a posting of at least this size"),
      new Parameter("amountTo", "only entries with a posting of at most this size"),
      new Parameter("text", "only entries with this in their narrative or reference"),
      new Parameter("actor", "only what this person or system recorded"),
      new Parameter("recordedSince", "only what was recorded at this moment or later, in UTC"),
      new Parameter("order", "oldest or newest first; absent: oldest")),
  /** Which part of a long answer. */
  PAGE(
      new Parameter("after", "only what follows this place, as the link of the page before has it"),
      new Parameter("limit", "at most so much, up to 1000; absent: 100")),
  /** Of what a statement is. */
  STATEMENT_OF(
      new Parameter("account", "the path of the account"), new Parameter("partner", "the partner")),
  /** Which year. */
  YEAR("year", "the financial year, such as 2023-24"),
  /** Of which year a report is. */
  REPORT_YEAR("year", "the financial year, such as 2023-24; absent: the last with figures"),
  /** For whose statements a memorandum account is, and on what basis. */
  ACCOUNT(
      new Parameter("for", "the partner for whose statements it is; absent: the host"),
      new Parameter(
          "control",
          "who controls the fund, as you state it: sole, joint or agency; absent: unsaid")),
  /** What becomes of what an agreement's reserves open with. */
  OPENINGS("postOpenings", "true: post what reserves open with where the ledger holds nothing"),
  /** Which two versions of an agreement. */
  VERSIONS(
      new Parameter("from", "the number of the version that is compared"),
      new Parameter("to", "the number of the version that it is compared with")),
  /** Whether an agreement is shown with its decision tables. */
  TABLES("tables", "true: layers, gates, scales and rates by year as tables too"),
  /** Which dues. */
  DUES(
      new Parameter("partner", "only what this partner owes or is owed"),
      new Parameter("settled", "true: those too of which nothing is open any more")),
  /** What a payment run pays. */
  DUE_BY("dueBy", "only what is due by this day"),
  /** Which entries of a journal for a partner's own ledger. */
  AFTER_ENTRY(
      "after", "of journals: the sequence of the last entry that was taken; absent: the first"),
  /** How a file is taken. */
  IMPORT(
      new Parameter("dryRun", "true: do everything but record it"),
      new Parameter("partial", "true: record the good lines even where others are rejected"),
      new Parameter("controlTotal", "what the amounts of the file add up to; another is refused")),
  /** Which lines of the audit trail. */
  AUDIT(
      new Parameter("from", "only what was at this moment or later, in UTC"),
      new Parameter("to", "only what was at this moment or earlier, in UTC"),
      new Parameter("subject", "only what whoever has this id did or tried"),
      new Parameter("operation", "only this operation, or what was recorded, such as entry"),
      new Parameter("outcome", "only what ended so: RECORDED, DONE, or the code of a problem")),
  /** In which form. */
  FORMAT("format", "csv, jsonl, hledger, ledger or beancount"),
  /** Which packages of care. */
  PACKAGES(
      new Parameter("scheme", "only packages of this scheme"),
      new Parameter("partner", "only packages of which this partner bears a part"),
      new Parameter("on", "only packages that are provided on this day")),
  /** Which reviews of packages of care. */
  REVIEWS(
      new Parameter("due", "the day by which they are due, such as 2024-03-31"),
      new Parameter("scheme", "only packages of this scheme"),
      new Parameter("partner", "only packages of which this partner bears a part")),
  /** Which unit costs. */
  UNIT_COSTS(
      new Parameter("edition", "only of this edition, such as gmca-1.4"),
      new Parameter("search", "only those with all of these words"),
      new Parameter("agency", "only those that this agency bears, or bears with others")),
  /** At the prices of which year. */
  PRICES_OF(
      new Parameter("pricesOf", "the financial year to take it to, such as 2024-25"),
      new Parameter(
          "deflators", "by which edition of the price index; absent: the newest with both years")),
  /** Which return, of which period. */
  RETURN(
      new Parameter("template", "the template of the return, by its name"),
      new Parameter("period", "the year or quarter, such as 2025-26 or 2025-26-q2")),
  /** What of a fund's measures. */
  MEASURES("effect", "only what is of this effect of the model of measures"),
  /** What was written down earlier. */
  CHECKPOINT("checkpoint", "a checkpoint taken earlier, which the journal must still agree with"),
  /** What of two lists is compared, and whether that is noted. */
  RECONCILIATION(
      new Parameter("days", "how far apart days without a common reference may lie"),
      new Parameter("record", "true: take note for the closing of periods; needs asAt"));

  private final List<Parameter> parameters;

  ParameterGroup(String name, String description) {
    this(new Parameter(name, description));
  }

  ParameterGroup(Parameter... parameters) {
    this.parameters = List.of(parameters);
  }

  /** The parameters, in the order in which to show them. */
  public List<Parameter> parameters() {
    return parameters;
  }

  private static Parameter[] accounts() {
    var parameters = new ArrayList<Parameter>();
    parameters.add(new Parameter("kind", "only these kinds of account, joined by commas"));
    Arrays.stream(Dimension.values())
        .map(Dimension::word)
        .map(word -> new Parameter(word, "only accounts of these codes, joined by commas"))
        .forEach(parameters::add);
    return parameters.toArray(Parameter[]::new);
  }
}
