/**
 * A projection as a workbook that recomputes it: assumptions in cells, and formulas from there to the return.
 * <p>
 * Start from {@link org.commonpurse.reports.projection.ProjectionWorkbook}. What clauses share is written as the
 * engine worked it out, since an agreement is no formula.
 */
@NullMarked
package org.commonpurse.reports.projection;

import org.jspecify.annotations.NullMarked;
