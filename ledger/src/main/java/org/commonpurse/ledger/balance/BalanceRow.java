package org.commonpurse.ledger.balance;

import java.util.Objects;

/**
 * One balance.
 *
 * @param key  what it is the balance of
 * @param pence  whole pence: positive if debits are the larger, negative if credits are
 */
public record BalanceRow(RowKey key, long pence) {

  public BalanceRow {
    Objects.requireNonNull(key, "key");
  }
}
