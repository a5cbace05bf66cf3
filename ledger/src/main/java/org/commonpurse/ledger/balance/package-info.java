/**
 * Balances of accounts as at a date, as known at a moment, by any combination of dimensions.
 * <p>
 * Start from {@link org.commonpurse.ledger.balance.BalanceQuery} and
 * {@link org.commonpurse.ledger.balance.Balances}. A query that cannot be answered exactly as asked
 * fails; it is never silently empty.
 */
@NullMarked
package org.commonpurse.ledger.balance;

import org.jspecify.annotations.NullMarked;
