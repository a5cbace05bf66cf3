/**
 * Plans whose numbers are not certain, worked out in thousands of possible futures: how likely each partner is
 * to be worse off, and what that hangs on.
 * <p>
 * Start from {@link org.commonpurse.allocation.simulation.Simulation}. What is not certain is drawn as a binary
 * fraction and rounded to what a plan can say; from there on every future is worked out in whole pence, as the
 * engine shares them. The seed is passed in; nothing here posts, or reaches the books.
 */
@NullMarked
package org.commonpurse.allocation.simulation;

import org.jspecify.annotations.NullMarked;
