/**
 * The terms of an agreement: small rules that each take an amount and say who has which part of it.
 * <p>
 * Start from {@link org.commonpurse.allocation.term.Term}. Terms nest freely; each answers with a
 * {@link org.commonpurse.allocation.term.Working}, which is the result and its explanation in one.
 * Everything is exact and pure: nothing is rounded, looked up, read from a clock or left to chance.
 */
@NullMarked
package org.commonpurse.allocation.term;

import org.jspecify.annotations.NullMarked;
