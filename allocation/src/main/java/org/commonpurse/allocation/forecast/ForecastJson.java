package org.commonpurse.allocation.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;

/** A forecast as the event that records it keeps it. Amounts are pence. */
final class ForecastJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ForecastJson() {}

  static String write(YearlyForecast forecast) {
    var document = JSON.createObjectNode();
    document.put("figure", YearlyForecast.FIGURE);
    document.put("title", forecast.title());
    document.put("plan", forecast.plan());
    document.put("planDigest", forecast.planDigest());
    forecast.actualTo().ifPresent(year -> document.put("actualTo", year.toString()));
    var agreements = document.putArray("agreements");
    forecast.agreements().forEach(agreements::add);
    forecast
        .drawn()
        .ifPresent(
            drawn ->
                document
                    .putObject("drawn")
                    .put("seed", drawn.seed())
                    .put("paths", drawn.paths())
                    .put("sobol", drawn.isSobol()));
    document
        .putObject("basis")
        .put("sequence", forecast.basis().sequence())
        .put("events", forecast.basis().events())
        .put("seal", forecast.basis().seal());
    var figures = document.putArray("figures");
    for (var each : forecast.figures()) {
      var one = figures.addObject();
      one.put("partner", each.partner().value()).put("year", each.year().toString());
      if (each.figure() instanceof ForecastFigure.Percentiles of) {
        one.put("p10", of.p10Pence()).put("p50", of.p50Pence()).put("p90", of.p90Pence());
      } else {
        one.put("expected", each.figure().centrePence());
      }
    }
    return document.toString();
  }

  static YearlyForecast read(String text) {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The document of a forecast is broken", e);
    }
    var agreements = new ArrayList<String>();
    document.path("agreements").forEach(label -> agreements.add(label.asText()));
    var figures = new ArrayList<YearlyForecast.OfYear>();
    document
        .path("figures")
        .forEach(
            one ->
                figures.add(
                    new YearlyForecast.OfYear(
                        PartnerCode.of(one.path("partner").asText()),
                        FinancialYear.parse(one.path("year").asText()),
                        figure(one))));
    var drawn = document.path("drawn");
    var basis = document.path("basis");
    return new YearlyForecast(
        document.path("title").asText(),
        document.path("plan").asText(),
        document.has("actualTo")
            ? Optional.of(FinancialYear.parse(document.path("actualTo").asText()))
            : Optional.empty(),
        agreements,
        drawn.isObject()
            ? Optional.of(
                new YearlyForecast.Drawn(
                    drawn.path("seed").longValue(),
                    drawn.path("paths").longValue(),
                    drawn.path("sobol").booleanValue()))
            : Optional.empty(),
        new YearlyForecast.Basis(
            basis.path("sequence").longValue(),
            basis.path("events").longValue(),
            basis.path("seal").asText()),
        figures);
  }

  private static ForecastFigure figure(JsonNode one) {
    return one.has("expected")
        ? new ForecastFigure.Expected(one.path("expected").longValue())
        : new ForecastFigure.Percentiles(
            one.path("p10").longValue(), one.path("p50").longValue(), one.path("p90").longValue());
  }
}
