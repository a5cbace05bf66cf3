package org.commonpurse.ledger.balance;

import java.util.List;

/**
 * One balance.
 *
 * @param key  what it is the balance of: one text for each grouping of the query, in its order; empty
 *     text where an account lacks the dimension
 * @param pence  whole pence: positive if debits are the larger, negative if credits are
 */
public record BalanceRow(List<String> key, long pence) {

  public BalanceRow {
    key = List.copyOf(key);
  }
}
