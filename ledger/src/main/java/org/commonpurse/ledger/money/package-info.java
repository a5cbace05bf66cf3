/**
 * Amounts at the edge: text and {@code MonetaryAmount} to whole pence and back.
 * <p>
 * Start from {@link org.commonpurse.ledger.money.Amounts}. Nothing here rounds: an amount that is
 * not a whole number of pence is refused.
 */
@NullMarked
package org.commonpurse.ledger.money;

import org.jspecify.annotations.NullMarked;
