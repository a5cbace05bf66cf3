package org.commonpurse.reports.chart;

/**
 * Years under one agreement, as they are marked on a chart of years.
 *
 * @param name  what stands above them
 * @param from  the first year, counted from 0
 * @param until  the year after the last
 */
public record CumulativeSpan(String name, int from, int until) {

  public CumulativeSpan {
    if (name.isBlank() || from < 0 || until <= from) {
      throw new IllegalArgumentException("No years from %d until %d.".formatted(from, until));
    }
  }
}
