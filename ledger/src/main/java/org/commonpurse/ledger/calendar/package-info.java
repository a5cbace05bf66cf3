/**
 * The financial year of English public bodies, 1 April to 31 March, and its thirteen periods.
 * <p>
 * Start from {@link org.commonpurse.ledger.calendar.FinancialYear}. Nothing here reads a clock.
 */
@NullMarked
package org.commonpurse.ledger.calendar;

import org.jspecify.annotations.NullMarked;
