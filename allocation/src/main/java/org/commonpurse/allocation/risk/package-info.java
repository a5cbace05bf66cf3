/**
 * What each partner bears as spending moves away from its budget, by the agreements in force.
 * <p>
 * Start from {@link org.commonpurse.allocation.risk.RiskProfile}. The engine is asked for outcomes that are
 * made up; nothing is read or recorded. {@code docs/measure.md} says what each figure is, and what must be
 * equal.
 */
@NullMarked
package org.commonpurse.allocation.risk;

import org.jspecify.annotations.NullMarked;
