/**
 * Which periods of a fund are open, and what happens to entries that come late.
 * <p>
 * Start from {@link org.commonpurse.ledger.period.Periods}, and from {@link
 * org.commonpurse.ledger.period.PeriodBook} for the rules, which are pure. A closed period stays
 * closed until two different people reopen it.
 */
@NullMarked
package org.commonpurse.ledger.period;

import org.jspecify.annotations.NullMarked;
