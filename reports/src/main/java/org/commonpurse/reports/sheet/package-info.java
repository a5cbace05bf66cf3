/**
 * Sheets of a workbook as values, formulas among them, and the file that they are written to.
 * <p>
 * Start from {@link org.commonpurse.reports.sheet.Sheet}; {@link
 * org.commonpurse.reports.sheet.SheetFile} writes them. Nothing here knows what a sheet is about.
 */
@NullMarked
package org.commonpurse.reports.sheet;

import org.jspecify.annotations.NullMarked;
