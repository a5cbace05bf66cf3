/**
 * What a partner says it paid against what the fund received from it.
 * <p>
 * Start from {@link org.commonpurse.ledger.reconciliation.Reconciliations}, or from {@link
 * org.commonpurse.ledger.reconciliation.Matching}, which is pure. Every line of either side ends in
 * exactly one place of the result, and the differences add up to the difference of the totals.
 */
@NullMarked
package org.commonpurse.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
