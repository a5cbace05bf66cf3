package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.forecast.ForecastFigure;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.forecast.ForecastOutcomes.Case;
import org.commonpurse.allocation.forecast.RecordedForecast;
import org.commonpurse.allocation.forecast.YearlyForecast;
import org.commonpurse.ledger.money.Amounts;

/** Forecasts and what came of them, as lines of text. */
final class ForecastText {

  private ForecastText() {}

  static List<String> recorded(RecordedForecast recorded) {
    var forecast = recorded.forecast();
    var lines = new ArrayList<String>();
    lines.add(
        "Forecast %d, of \"%s\": %s."
            .formatted(recorded.number(), forecast.title(), YearlyForecast.FIGURE));
    lines.add("");
    var table = new TextTable(2, List.of("partner", "year", "P10", "P50 or expected", "P90"));
    for (var each : forecast.figures()) {
      table.row(
          each.partner().value(),
          each.year().toString(),
          low(each.figure()),
          Amounts.print(each.figure().centrePence()),
          high(each.figure()));
    }
    lines.addAll(table.lines());
    return lines;
  }

  private static String low(ForecastFigure figure) {
    return figure instanceof ForecastFigure.Percentiles of ? Amounts.print(of.p10Pence()) : "";
  }

  private static String high(ForecastFigure figure) {
    return figure instanceof ForecastFigure.Percentiles of ? Amounts.print(of.p90Pence()) : "";
  }

  static List<String> list(List<RecordedForecast> forecasts) {
    var table =
        new TextTable(6, List.of("number", "plan", "actual to", "agreements", "recorded", "by"));
    for (var each : forecasts) {
      table.row(
          Integer.toString(each.number()),
          each.forecast().title(),
          each.forecast().actualTo().map(String::valueOf).orElse(""),
          String.join("; ", each.forecast().agreements()),
          each.recordedAt().toString(),
          each.by().name());
    }
    return table.lines();
  }

  static List<String> outcomes(ForecastOutcomes outcomes) {
    var lines = new ArrayList<String>();
    if (outcomes.cases().isEmpty()) {
      lines.add("No whole year was forecast before it ended.");
    } else {
      lines.addAll(scores(outcomes));
      lines.add("");
      lines.addAll(cases(outcomes.cases()));
    }
    if (!outcomes.hindsight().isEmpty()) {
      lines.add("");
      lines.add("Recorded when the year was over, and not counted:");
      lines.addAll(cases(outcomes.hindsight()));
    }
    for (var each : outcomes.apart()) {
      lines.add(
          "%s of forecast %d is not the same partner any more, and is set against nothing."
              .formatted(each.partner(), each.forecast()));
    }
    return lines;
  }

  private static List<String> scores(ForecastOutcomes outcomes) {
    var table = new TextTable(1, List.of("partner", "mean error", "of", "from P10 to P90"));
    for (var score : outcomes.scores()) {
      table.row(
          score.bias().partner().value(),
          Amounts.print(score.bias().pence()),
          Integer.toString(score.number()),
          "%d of %d".formatted(score.covered(), score.ranged()));
    }
    var lines = new ArrayList<String>();
    lines.add("The figure is %s.".formatted(YearlyForecast.FIGURE));
    lines.add("");
    lines.addAll(table.lines());
    lines.add("");
    lines.add(
        "%d in 10 are to be expected from P10 to P90. Years of one forecast are not independent."
            .formatted(ForecastOutcomes.EXPECTED_OF_TEN));
    return lines;
  }

  private static List<String> cases(List<Case> cases) {
    var table =
        new TextTable(
            3,
            List.of(
                "year",
                "partner",
                "covered",
                "forecast",
                "lead",
                "P50 or expected",
                "actual",
                "error"));
    for (var each : cases) {
      table.row(
          each.year().toString(),
          each.partner().value(),
          each.isCovered().map(is -> is ? "yes" : "no").orElse(""),
          Integer.toString(each.forecast()),
          Integer.toString(each.lead()),
          Amounts.print(each.figure().centrePence()),
          Amounts.print(each.actualPence()),
          Amounts.print(each.errorPence()));
    }
    return table.lines();
  }
}
