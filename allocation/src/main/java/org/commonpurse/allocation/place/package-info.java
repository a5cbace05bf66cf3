/**
 * Several funds of a place together, with what went from one to another taken out.
 * <p>
 * Start from {@link org.commonpurse.allocation.place.PlaceFunds}. What is a transfer is stated and found on both
 * sides, to the penny; it is never guessed.
 */
@NullMarked
package org.commonpurse.allocation.place;

import org.jspecify.annotations.NullMarked;
