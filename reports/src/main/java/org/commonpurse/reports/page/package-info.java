/**
 * What reports are made of: pages with a finding each, and the charts, tables and boxes that show it.
 * <p>
 * Start from {@link org.commonpurse.reports.page.Report}. A report knows no format; writers know no
 * report.
 */
@NullMarked
package org.commonpurse.reports.page;

import org.jspecify.annotations.NullMarked;
