/**
 * A pooled fund and what belongs to it: partners, streams, schemes, measures and successions.
 * <p>
 * Start from {@link org.commonpurse.ledger.fund.Fund}, a value that cannot refer to what it does not
 * hold, and {@link org.commonpurse.ledger.fund.Funds}, where funds are registered. Nothing here
 * holds money.
 */
@NullMarked
package org.commonpurse.ledger.fund;

import org.jspecify.annotations.NullMarked;
