package org.commonpurse.allocation.engine;

/**
 * An allocation, and the state that the next application begins with.
 *
 * @param state  reserves after their movements, what was allocated in the year so far
 */
public record ApplicationResult(Allocation allocation, State state) {}
