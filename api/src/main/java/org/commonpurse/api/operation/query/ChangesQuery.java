package org.commonpurse.api.operation.query;

import static org.commonpurse.api.problem.RequestProblem.QUERY_VIEWS_SAME;

import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.Paging;

/**
 * What changed between two views of some balances.
 *
 * @param balances  which balances
 * @param before  the first view
 * @param after  the other view
 * @param paging  which of the entries to list, oldest first
 */
public record ChangesQuery(BalanceQuery balances, View before, View after, Paging paging) {

  public ChangesQuery {
    if (before.equals(after)) {
      throw QUERY_VIEWS_SAME
          .because(
              "Both views are the same, so nothing can have changed. Name the"
                  + " day or the moment of the first, or both.")
          .toException();
    }
  }
}
