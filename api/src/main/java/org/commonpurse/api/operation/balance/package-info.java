/**
 * What the books come to: balances, statements, changes and the horizon.
 * <p>
 * Start from {@link org.commonpurse.api.operation.balance.BalancesOf}.
 */
@NullMarked
package org.commonpurse.api.operation.balance;

import org.jspecify.annotations.NullMarked;
