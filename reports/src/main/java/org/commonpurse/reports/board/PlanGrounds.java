package org.commonpurse.reports.board;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.projection.RangeUnit;
import org.commonpurse.allocation.projection.StatedAssumption;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a plan of a fund rests on, besides its figures.
 *
 * @param assumptions  its costs and benefits as it states them
 * @param units  what the numbers of its ranges are of, by what it calls them
 * @param isCorrelated  whether it says of any two ranges how they go together
 * @param notInFigures  what it says could not be put in figures
 * @param isShared  whether an agreement shares it
 * @param record  how earlier forecasts of the fund came out
 * @param names  what the fund calls its partners, and all of them together
 */
public record PlanGrounds(
    List<StatedAssumption> assumptions,
    Map<String, RangeUnit> units,
    boolean isCorrelated,
    List<String> notInFigures,
    boolean isShared,
    ForecastOutcomes record,
    Function<PartnerCode, String> names) {

  public PlanGrounds {
    assumptions = List.copyOf(assumptions);
    units = Map.copyOf(units);
    notInFigures = List.copyOf(notInFigures);
  }

  /** How many of its assumptions state no source. */
  public long withoutSource() {
    return assumptions.stream().filter(each -> each.source().isEmpty()).count();
  }

  /** How many of its assumptions have no range in any of their numbers. */
  public long withoutRange() {
    return assumptions.stream().filter(each -> !each.hasRange()).count();
  }
}
