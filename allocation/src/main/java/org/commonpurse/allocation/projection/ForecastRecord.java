package org.commonpurse.allocation.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * How good an earlier forecast was: what came of each year that the books have now, set against what was forecast
 * for it then.
 *
 * @param outcomes  by partner and then by year; all partners together last
 * @param biases  by partner; all together last
 */
public record ForecastRecord(List<Outcome> outcomes, List<Bias> biases) {

  public ForecastRecord {
    outcomes = List.copyOf(outcomes);
    biases = List.copyOf(biases);
  }

  /**
   * A year's return, then and now, in pence at the prices of the year.
   *
   * @param forecastPence  what the earlier forecast said
   * @param actualPence  what the books have
   */
  public record Outcome(
      PartnerCode partner, FinancialYear year, long forecastPence, long actualPence) {

    /** Positive where it came out better for the partner than was forecast. */
    public long differencePence() {
      return Math.subtractExact(actualPence, forecastPence);
    }
  }

  /**
   * By how much a partner's years came out other than was forecast, on average.
   *
   * @param pence  the mean of the differences, rounded once; negative where forecasts were too hopeful
   */
  public record Bias(PartnerCode partner, long pence) {}

  /** The record of a forecast; of nothing where the books have none of its years. */
  public static ForecastRecord of(Projection forecast, Projection now) {
    var outcomes = new ArrayList<Outcome>();
    var biases = new ArrayList<Bias>();
    var partners = Stream.concat(now.plan().partners().stream(), Stream.of(Horizon.ALL)).toList();
    for (var partner : partners) {
      long sum = 0;
      int years = now.actual().years().size();
      for (var year : now.actual().years()) {
        var outcome =
            new Outcome(
                partner,
                year,
                row(forecast, partner, year).returnPence(),
                row(now, partner, year).returnPence());
        outcomes.add(outcome);
        sum = Math.addExact(sum, outcome.differencePence());
      }
      if (years > 0) {
        biases.add(new Bias(partner, Exact.of(sum, years).roundedHalfUp()));
      }
    }
    return new ForecastRecord(outcomes, biases);
  }

  private static ProjectedYear row(Projection projection, PartnerCode partner, FinancialYear year) {
    return Stream.concat(projection.rows().stream(), projection.totals().stream())
        .filter(row -> row.partner().equals(partner) && row.year().equals(year))
        .findFirst()
        .orElseThrow();
  }
}
