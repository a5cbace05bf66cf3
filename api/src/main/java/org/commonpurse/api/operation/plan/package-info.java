/**
 * The plan: budgets, virements and forecasts, against what was spent.
 * <p>
 * Start from {@link org.commonpurse.api.operation.plan.SetBudget}.
 */
@NullMarked
package org.commonpurse.api.operation.plan;

import org.jspecify.annotations.NullMarked;
