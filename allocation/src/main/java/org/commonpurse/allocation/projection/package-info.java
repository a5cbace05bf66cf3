/**
 * Years to come: where costs will fall and savings land by a plan and its assumptions, what the agreement
 * then shares of them, and what a board asks of it.
 * <p>
 * Start from {@link org.commonpurse.allocation.projection.Projection}. The agreement is applied year after
 * year by the same engine that settles actual money, with its state carried. Everything is exact until it
 * is whole pence; nothing here posts.
 */
@NullMarked
package org.commonpurse.allocation.projection;

import org.jspecify.annotations.NullMarked;
