/**
 * Tables as values, and the files they are written to.
 * <p>
 * Start from {@link org.commonpurse.reports.table.Table}; {@link
 * org.commonpurse.reports.table.HorizonTables} makes those of the years of a fund. Amounts stay whole
 * pence until they are written, so that a page, a file and a chart can only show the same figures.
 */
@NullMarked
package org.commonpurse.reports.table;

import org.jspecify.annotations.NullMarked;
