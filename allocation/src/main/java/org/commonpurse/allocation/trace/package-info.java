/**
 * What figures of reports are called, and the entries behind each.
 * <p>
 * Start from {@link org.commonpurse.allocation.trace.FigureReference}. A figure is added up anew from
 * entries, never taken from a balance or a report.
 */
@NullMarked
package org.commonpurse.allocation.trace;

import org.jspecify.annotations.NullMarked;
