/**
 * Exact arithmetic: fractions without rounding, and the one place where whole pence are made of them.
 * <p>
 * Start from {@link org.commonpurse.ledger.exact.Exact} for a number and {@link
 * org.commonpurse.ledger.exact.Split} for handing out whole units. Nothing here knows of partners
 * or clauses, and nothing here ever rounds without being asked by name.
 */
@NullMarked
package org.commonpurse.ledger.exact;

import org.jspecify.annotations.NullMarked;
