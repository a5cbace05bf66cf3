/**
 * Charts of the years of a fund, each drawn from a table and kept with it.
 * <p>
 * Start from {@link org.commonpurse.reports.chart.HorizonCharts}. A chart shows nothing that its table
 * does not hold, and never tells two things apart by colour alone. Positions on a page are binary
 * fractions; the amounts they stand for are not.
 */
@NullMarked
package org.commonpurse.reports.chart;

import org.jspecify.annotations.NullMarked;
