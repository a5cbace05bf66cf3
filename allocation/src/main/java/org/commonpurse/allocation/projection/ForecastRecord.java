package org.commonpurse.allocation.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  public record Bias(PartnerCode partner, long pence) {

    /**
     * The mean of some differences.
     *
     * @param differencesPence  actual less forecast, one or more
     */
    public static Bias of(PartnerCode partner, List<Long> differencesPence) {
      long sum = differencesPence.stream().reduce(0L, Math::addExact);
      return new Bias(partner, Exact.of(sum, differencesPence.size()).roundedHalfUp());
    }
  }

  /** The record of a forecast; none where the books have none of its years. */
  public static Optional<ForecastRecord> of(Projection forecast, Projection now) {
    var years = now.actual().years();
    if (years.isEmpty()) {
      return Optional.empty();
    }
    var outcomes = new ArrayList<Outcome>();
    var biases = new ArrayList<Bias>();
    var partners = Stream.concat(now.plan().partners().stream(), Stream.of(Horizon.ALL)).toList();
    for (var partner : partners) {
      var ofPartner =
          years.stream()
              .map(
                  year ->
                      new Outcome(
                          partner,
                          year,
                          forecast.row(partner, year).returnPence(),
                          now.row(partner, year).returnPence()))
              .toList();
      outcomes.addAll(ofPartner);
      biases.add(Bias.of(partner, ofPartner.stream().map(Outcome::differencePence).toList()));
    }
    return Optional.of(new ForecastRecord(outcomes, biases));
  }
}
