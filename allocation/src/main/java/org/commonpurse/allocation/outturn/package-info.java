/**
 * The figures an agreement is applied to: budget, actual, contributions, savings, burdens and measures
 * of one fund and period.
 * <p>
 * Start from {@link org.commonpurse.allocation.outturn.Outturn}. It is a plain value: it comes from
 * the ledger or from a file and never looks anything up.
 */
@NullMarked
package org.commonpurse.allocation.outturn;

import org.jspecify.annotations.NullMarked;
