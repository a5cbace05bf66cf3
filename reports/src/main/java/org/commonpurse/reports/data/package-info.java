/**
 * Reports as data: what a program reads of them, and what it takes to prove them.
 * <p>
 * Start from {@link org.commonpurse.reports.data.ReportJson}, which writes, and {@link
 * org.commonpurse.reports.data.ReportData}, which is read again.
 */
@NullMarked
package org.commonpurse.reports.data;

import org.jspecify.annotations.NullMarked;
