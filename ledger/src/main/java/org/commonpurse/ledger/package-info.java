/**
 * The double-entry journal of a pooled fund.
 * <p>
 * Entries are posted, reversed and sealed here, and never altered. Amounts are whole minor units of
 * one currency.
 */
@NullMarked
package org.commonpurse.ledger;

import org.jspecify.annotations.NullMarked;
