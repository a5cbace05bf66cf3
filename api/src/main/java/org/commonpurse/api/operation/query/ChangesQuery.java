package org.commonpurse.api.operation.query;

import static org.commonpurse.api.problem.RequestProblem.QUERY_VIEWS_SAME;

import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.EntryQuery;

/**
 * What changed between two views of some balances.
 *
 * @param balances  which balances
 * @param before  the first view
 * @param after  the other view
 * @param afterSequence  only entries after this one are listed
 * @param limit  the greatest number of entries to list
 */
public record ChangesQuery(
    BalanceQuery balances, View before, View after, long afterSequence, int limit) {

  public ChangesQuery {
    if (before.equals(after)) {
      throw QUERY_VIEWS_SAME
          .because(
              "Both views are the same, so nothing can have changed. Name the"
                  + " day or the moment of the first, or both.")
          .toException();
    }
    if (limit < 1 || limit > EntryQuery.LIMIT_MAX || afterSequence < 0) {
      // The query for entries says what is wrong.
      EntryQuery.of(balances.fund()).after(afterSequence).limit(limit);
    }
  }
}
