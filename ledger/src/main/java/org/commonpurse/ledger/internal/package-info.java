/**
 * Where the ledger is kept: SQLite or PostgreSQL. The only place of this module with SQL.
 * <p>
 * Start from {@link org.commonpurse.ledger.internal.Store}. What the two databases do differently
 * stands in {@link org.commonpurse.ledger.internal.Dialect}. Nothing here is a promise to other
 * modules; they go through {@code Ledger}.
 */
@NullMarked
package org.commonpurse.ledger.internal;

import org.jspecify.annotations.NullMarked;
