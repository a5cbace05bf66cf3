/**
 * The workbook of a fund: what its board pack says as sheets whose formulas work it out again from the
 * entries, and check that it adds up.
 * <p>
 * Start from {@link org.commonpurse.reports.workbook.BoardWorkbook}. {@link
 * org.commonpurse.reports.workbook.PostedRows} knows which entries a figure is added up from. Nothing here
 * asks the books.
 */
@NullMarked
package org.commonpurse.reports.workbook;

import org.jspecify.annotations.NullMarked;
