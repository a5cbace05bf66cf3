/**
 * The engine: applies an agreement to an outturn and gives the allocation, every penny explained.
 * <p>
 * Start from {@link org.commonpurse.allocation.engine.Engine}. It is pure: the same agreement,
 * outturn and state give the same allocation and the same next state on every machine. It never reads
 * a clock, a file or a database, and never posts anything.
 */
@NullMarked
package org.commonpurse.allocation.engine;

import org.jspecify.annotations.NullMarked;
