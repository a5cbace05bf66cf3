package org.commonpurse.reports.board;

import java.util.List;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.RealisedQuarter;

/**
 * What is known of a fund's measures.
 *
 * @param years  on what the savings of each year rest
 * @param quarters  what was planned for each quarter, and what came of it
 */
public record Measured(List<MeasuredYear> years, List<RealisedQuarter> quarters) {

  /** Of a fund that measures nothing. */
  public static final Measured NOTHING = new Measured(List.of(), List.of());

  public Measured {
    years = List.copyOf(years);
    quarters = List.copyOf(quarters);
  }
}
