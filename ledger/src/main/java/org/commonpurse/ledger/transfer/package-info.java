/**
 * Entries in from files and out to files of other programs.
 * <p>
 * Start from {@link org.commonpurse.ledger.transfer.Exports} and {@link
 * org.commonpurse.ledger.transfer.Imports}. The same file imported twice records nothing new; a file
 * with one bad line records nothing at all, unless the good lines are asked for.
 */
@NullMarked
package org.commonpurse.ledger.transfer;

import org.jspecify.annotations.NullMarked;
