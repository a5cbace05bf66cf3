package org.commonpurse.allocation.trace;

import static org.commonpurse.ledger.journal.AccountKind.BURDEN;
import static org.commonpurse.ledger.journal.AccountKind.CONTRIBUTION;
import static org.commonpurse.ledger.journal.AccountKind.RISK_SHARE;
import static org.commonpurse.ledger.journal.AccountKind.SAVING;
import static org.commonpurse.ledger.journal.AccountKind.SPEND;
import static org.commonpurse.ledger.journal.Book.ACTUAL;
import static org.commonpurse.ledger.journal.Book.IMPACT;
import static org.commonpurse.ledger.journal.Book.PLAN;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.trace.Origin.Of;
import org.commonpurse.allocation.trace.Origin.Posted;
import org.commonpurse.allocation.trace.Origin.Sum;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Dimension;

/**
 * What a figure of a report is: one name for each, wherever it is shown.
 * <p>
 * Paid in, costs, spending and budgets are positive amounts; net and sharing are positive where they
 * are good for the partner; undecided is positive where it is a cost that nobody bears. A receivable and
 * a balance are positive where the partner owes the fund; what is held, owed by the fund, or owned of
 * reserves is a positive amount.
 */
public enum FigureName {
  PAID_IN(
      "paid-in",
      "contributions, by stream",
      Posted.credits(ACTUAL, Of.PARTNER, Dimension.STREAM, CONTRIBUTION)),
  CHARGES(
      "charges",
      "what pool clauses charged less what they credited, by clause",
      Posted.credits(ACTUAL, Of.PARTNER, Dimension.CLAUSE, RISK_SHARE)),
  POOL_COST("pool-cost", "paid in and charged less credited", Sum.of(PAID_IN).plus(CHARGES)),
  BUDGET(
      "budget",
      "what schemes were to cost, after virements, by scheme; of a partner, of those it leads",
      Posted.debits(PLAN, Of.LEAD, Dimension.SCHEME, SPEND)),
  SPENT(
      "spent",
      "what schemes cost, by scheme; of a partner, of those it leads",
      Posted.debits(
          ACTUAL, Of.LEAD, Dimension.SCHEME, AccountKind.COST.toArray(AccountKind[]::new))),
  VARIANCE("variance", "spent less budget", Sum.of(SPENT).less(BUDGET)),
  EXTRA_COSTS(
      "extra-costs",
      "costs outside the fund that schemes caused, by nature",
      Posted.credits(IMPACT, Of.PARTNER, Dimension.NATURE, BURDEN)),
  SAVINGS(
      "savings",
      "savings outside the fund, by nature",
      Posted.debits(IMPACT, Of.PARTNER, Dimension.NATURE, SAVING)),
  NET_BEFORE("net-before-sharing", "savings less extra costs", Sum.of(SAVINGS).less(EXTRA_COSTS)),
  SHARING(
      "sharing",
      "what sharing clauses moved, received positive, by clause",
      Posted.debits(ACTUAL, Of.PARTNER, Dimension.CLAUSE, AccountKind.SHARING)),
  NET_AFTER(
      "net-after-sharing",
      "net before sharing, with what sharing moved",
      Sum.of(NET_BEFORE).plus(FigureName.SHARING)),
  UNDECIDED(
      "undecided",
      "what pool clauses left to nobody, by clause",
      Posted.debits(ACTUAL, Of.FUND, Dimension.CLAUSE, AccountKind.UNDECIDED)),
  CLIENT_CHARGES(
      "client-charges",
      "what the fund was paid by those whom schemes serve, by scheme",
      Posted.credits(ACTUAL, Of.FUND, Dimension.SCHEME, AccountKind.CLIENT_CHARGE)),
  INTEREST(
      "interest",
      "what the fund's money at the bank earned",
      Posted.credits(Of.FUND, AccountKind.INTEREST)),
  OTHER_INCOME(
      "other-income",
      "income of streams that no partner paid in, by stream",
      Posted.credits(ACTUAL, Of.FUND, Dimension.STREAM, AccountKind.OTHER_INCOME)),
  BANK(
      "bank",
      "what is at the bank at the end of the year",
      Posted.debits(Of.FUND, AccountKind.BANK).toDate()),
  RECEIVABLE(
      "receivable",
      "what a partner owes the fund at the end of the year, less what it is owed as a partner",
      Posted.debits(Of.PARTNER, AccountKind.RECEIVABLE).toDate()),
  RECOVERABLE_VAT(
      "recoverable-vat",
      "VAT that is still to come back from HMRC at the end of the year, by scheme",
      Posted.debits(ACTUAL, Of.FUND, Dimension.SCHEME, AccountKind.RECOVERABLE_VAT).toDate()),
  PAYABLE(
      "payable",
      "what the fund owes a partner for what it spent or provided, at the end of the year",
      Posted.credits(Of.PROVIDER, AccountKind.PAYABLE).toDate()),
  HELD(
      "held",
      "what is at the bank and due, less what the fund owes, at the end of the year",
      Sum.of(BANK).plus(RECEIVABLE).plus(RECOVERABLE_VAT).less(PAYABLE)),
  RESERVES(
      "reserves",
      "what a partner owns of the reserves at the end of the year, by reserve",
      Posted.credits(ACTUAL, Of.PARTNER, Dimension.RESERVE, AccountKind.RESERVE).toDate()),
  UNDECIDED_TO_DATE(
      "undecided-to-date",
      "what pool clauses have left to nobody by the end of the year, by clause",
      Posted.debits(ACTUAL, Of.FUND, Dimension.CLAUSE, AccountKind.UNDECIDED).toDate()),
  RECEIVED(
      "received",
      "what a partner paid to the fund less what it was paid back as a partner",
      Posted.credits(
              Of.PARTNER, AccountKind.RECEIVABLE, CONTRIBUTION, RISK_SHARE, AccountKind.SHARING)
          .by(Origin.Entries.WITH_MONEY)),
  OTHER_ENTRIES(
      "other-entries",
      "what made a partner owe the fund and is no contribution, no clause and no money: what was brought"
          + " forward, written off, or met outside the fund",
      Posted.debits(
              Of.PARTNER, AccountKind.RECEIVABLE, CONTRIBUTION, RISK_SHARE, AccountKind.SHARING)
          .by(Origin.Entries.WITHOUT_MONEY)),
  CLAIMS(
      "claims",
      "what fell due from the fund to a partner for what it spent or provided, less what it took back",
      Posted.credits(Of.PROVIDER, AccountKind.PAYABLE).by(Origin.Entries.WITHOUT_MONEY)),
  CLAIMS_PAID(
      "claims-paid",
      "what the fund paid of that",
      Posted.debits(Of.PROVIDER, AccountKind.PAYABLE).by(Origin.Entries.WITH_MONEY)),
  BALANCE("balance", "receivable less payable", Sum.of(RECEIVABLE).less(PAYABLE)),
  PROVIDED(
      "provided",
      "what schemes cost that a partner provided, by scheme",
      Posted.debits(
          ACTUAL, Of.PROVIDER, Dimension.SCHEME, AccountKind.COST.toArray(AccountKind[]::new))),
  STREAM_SPENT(
      "stream-spent",
      "what schemes cost out of streams, by stream",
      Posted.debits(
          ACTUAL, Of.FUND, Dimension.STREAM, AccountKind.COST.toArray(AccountKind[]::new)));

  /** Those that say what a horizon says; the others are of accounts of partners and of streams. */
  public static final Set<FigureName> OF_HORIZON =
      Collections.unmodifiableSet(EnumSet.range(PAID_IN, UNDECIDED_TO_DATE));

  private final String word;
  private final String definition;
  private final Origin origin;

  FigureName(String word, String definition, Origin origin) {
    this.word = word;
    this.definition = definition;
    this.origin = origin;
  }

  /** The first part of its references, such as {@code paid-in}. */
  public String word() {
    return word;
  }

  /** What it is, as the end of a sentence. */
  public String definition() {
    return definition;
  }

  /** Where it comes from. */
  public Origin origin() {
    return origin;
  }

  /** The figure whose word this is. */
  public static Optional<FigureName> find(String word) {
    return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
  }
}
