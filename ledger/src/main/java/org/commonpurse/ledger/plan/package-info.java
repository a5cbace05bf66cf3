/**
 * Budgets, virements and forecasts, and what became of them.
 * <p>
 * Start from {@link org.commonpurse.ledger.plan.Plans}. They are ordinary entries of the book PLAN;
 * nothing here posts by itself or keeps figures of its own.
 */
@NullMarked
package org.commonpurse.ledger.plan;

import org.jspecify.annotations.NullMarked;
