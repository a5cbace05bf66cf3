/**
 * What changed in a fund's figures between two states of its books, and why.
 * <p>
 * Start from {@link org.commonpurse.allocation.change.NetChanges}, which compares two states, and {@link
 * org.commonpurse.allocation.change.NetChange}, which is what it finds. Each cause is a sum over entries
 * that were recorded in between, so that causes add up to the change by construction.
 */
@NullMarked
package org.commonpurse.allocation.change;

import org.jspecify.annotations.NullMarked;
