/**
 * From books to allocation and back: outturns out of a fund's books, agreements in force, and the
 * entries that charge and pay what an allocation says.
 * <p>
 * Start from {@link org.commonpurse.allocation.settlement.Allocations}. This is the edge of the
 * room: it reads and posts through the ledger and leaves every sum to the engine.
 */
@NullMarked
package org.commonpurse.allocation.settlement;

import org.jspecify.annotations.NullMarked;
