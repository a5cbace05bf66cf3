package org.commonpurse.ledger.balance;

import java.util.List;

/** The balances of all funds of a ledger. */
public interface Balances {

  /**
   * The balances a query asks for, in order of key.
   * <p>
   * There is a row for every key that has an account with at least one posting within the days and
   * the knowledge asked for, also where its postings add up to zero. Without a grouping there is
   * exactly one row.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}, or {@code
   *     LEDGER_PARTNER_UNKNOWN} and its like if the query names a code that the fund does not have
   */
  List<BalanceRow> of(BalanceQuery query);

  /**
   * What changed from one view of the books to another: "what did we learn since May about March?"
   * <p>
   * Where partners are shown together, entries on the accounts of predecessors are listed too; what a
   * succession between the two days passes on is in the rows, and no entry explains it.
   *
   * @param query  which balances; its own day and moment do not count
   * @param before  the first view
   * @param after  the other view
   * @param afterSequence  only entries after this one are listed; 0 for the first
   * @param limit  the greatest number of entries to list, from 1 to 1,000
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #of}
   */
  Changes changes(BalanceQuery query, View before, View after, long afterSequence, int limit);

  /**
   * What happened on some accounts: their balance before, each posting in order of day with the
   * balance after it, and so their balance at the end.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #of}; {@code
   *     LEDGER_STATEMENT_TOO_LONG} if it would have more than {@value Statement#LINES_MAX} lines
   */
  Statement statement(StatementQuery query);
}
