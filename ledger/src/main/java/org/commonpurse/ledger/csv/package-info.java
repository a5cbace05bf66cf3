/**
 * Tables from files as other systems write them.
 * <p>
 * Start from {@link org.commonpurse.ledger.csv.CsvTable}. Byte order marks, Windows-1252, quoted
 * commas, blank lines and unsteady header names are understood; what cannot be understood is refused
 * with its line and column.
 */
@NullMarked
package org.commonpurse.ledger.csv;

import org.jspecify.annotations.NullMarked;
