package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.commonpurse.allocation.simulation.Chance;
import org.commonpurse.allocation.simulation.Estimate;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.allocation.simulation.Futures.Percentiles;
import org.commonpurse.allocation.simulation.Futures.YearFutures;

/** Writes what a plan comes to over many futures as tables. */
final class FuturesText {

  private static final int ROWS_OF_DOTS = 10;
  private static final double PENCE_OF_A_POUND = 100;

  private final Futures futures;
  private final List<String> lines = new ArrayList<>();

  private FuturesText(Futures futures) {
    this.futures = futures;
  }

  static List<String> of(Futures futures) {
    var text = new FuturesText(futures);
    text.beginning();
    text.presentValues();
    text.chances();
    text.dots();
    text.drivers();
    text.years();
    return text.lines;
  }

  private void beginning() {
    var plan = futures.plan();
    if (!futures.notInFigures().isEmpty()) {
      lines.add("What could not be put in figures:");
      futures.notInFigures().forEach(each -> lines.add("- " + each));
      lines.add("");
    }
    lines.add(
        "%s%s: %s to %s, in %,d futures drawn %s, seed %d."
            .formatted(
                plan.title(),
                plan.scenario().isEmpty() ? "" : ", scenario " + plan.scenario(),
                plan.firstYear(),
                plan.year(plan.years() - 1),
                futures.paths(),
                futures.isSobol() ? "evenly (scrambled Sobol)" : "by chance",
                futures.seed()));
    lines.add(
        "Pounds; each year at its prices, present values at those of %s, discount rates of edition %s."
            .formatted(plan.pricesOf(), plan.rates().edition()));
    lines.add(
        "After +/- stands the standard error, over 16 independent runs. Percentiles are counted to a 1,024th of themselves.");
    var byEngine = futures.byEngine();
    if (byEngine.futures() > 0) {
      lines.add(
          byEngine
              .because()
              .map("Each future was worked out by the engine itself, which is slow: %s."::formatted)
              .orElse(
                  "%,d of them were worked out by the engine itself, the others by a compiled form of the agreement."
                      .formatted(byEngine.futures())));
    }
    if (!futures.isErrorReached()) {
      lines.add(
          "The standard error that was asked for was not reached with the most futures that are drawn.");
    }
  }

  private void presentValues() {
    var table =
        new TextTable(
            1, List.of("present value", "P10", "+/-", "P50", "+/-", "P90", "+/-", "mean", "+/-"));
    for (var each : futures.partners()) {
      var value = each.presentValue();
      var cells = new ArrayList<String>();
      cells.add(each.partner().value());
      Stream.of(value.p10(), value.p50(), value.p90(), each.mean())
          .forEach(
              estimate -> {
                cells.add(pounds(estimate.pence()));
                cells.add(error(estimate));
              });
      table.row(cells);
    }
    add(table);
    lines.add("");
    lines.add("One future in ten lies below P10, half below P50, one in ten above P90.");
  }

  private void add(TextTable table) {
    lines.add("");
    lines.addAll(table.lines());
  }

  private static String error(Estimate estimate) {
    return pounds(estimate.errorPence());
  }

  /** Whole pounds; pence would promise more than a simulation knows. */
  private static String pounds(double pence) {
    return String.format(Locale.ROOT, "%,d", Math.round(pence / PENCE_OF_A_POUND));
  }

  private void chances() {
    var table =
        new TextTable(
            1,
            List.of(
                "how likely",
                "worse off than without the plan",
                "than standing alone",
                "paid back within its contract"));
    for (var each : futures.partners()) {
      table.row(
          each.partner().value(),
          chance(each.worseThanWithoutPlan()),
          each.worseThanAlone().map(FuturesText::chance).orElse(""),
          each.paidBackInContract().map(FuturesText::chance).orElse(""));
    }
    add(table);
    lines.add("");
    if (futures.hasAgreement()) {
      lines.add("Standing alone is the same future without what clauses move.");
    }
    for (var each : futures.partners()) {
      lines.add(inFifty(each));
    }
    if (!futures.terms().isEmpty()) {
      lines.add("");
      for (var each : futures.terms()) {
        lines.add(
            "Clause %s: %s %s in some year in %s of all futures."
                .formatted(
                    each.term().clause(),
                    each.term().of(),
                    each.term().kind().words(),
                    chance(each.chance())));
      }
    }
  }

  private static String inFifty(PartnerFutures each) {
    var alone =
        each.worseThanAlone()
            .map(chance -> ", and in %d than standing alone".formatted(chance.ofFifty()))
            .orElse("");
    return "In %d of 50 futures %s is worse off than without the plan%s."
        .formatted(each.worseThanWithoutPlan().ofFifty(), each.partner(), alone);
  }

  private static String chance(Chance chance) {
    return String.format(
        Locale.ROOT, "%.1f%% +/- %.1f", chance.probability() * 100, chance.error() * 100);
  }

  /** Fifty dots a partner, in as many rows of the same width as there is room for. */
  private void dots() {
    for (var each : futures.partners()) {
      long lowest = each.dots().get(0);
      long width =
          Math.max(1, (each.dots().get(each.dots().size() - 1) - lowest) / ROWS_OF_DOTS + 1);
      lines.add("");
      lines.add(
          "%s, present value in fifty futures that are equally likely:".formatted(each.partner()));
      var table = new TextTable(0, List.of("from", "to below", "futures"));
      for (int row = 0; row < ROWS_OF_DOTS; row++) {
        long from = lowest + row * width;
        long many = each.dots().stream().filter(dot -> dot >= from && dot < from + width).count();
        table.row(
            pounds(from),
            pounds(from + width),
            "o".repeat((int) many) + " ".repeat(each.dots().size() - (int) many));
      }
      lines.addAll(table.lines());
    }
  }

  private void drivers() {
    var header = new ArrayList<String>(List.of("rank correlation with present value"));
    futures.partners().forEach(each -> header.add(each.partner().value()));
    var table = new TextTable(1, header);
    for (var driver : futures.drivers()) {
      var cells = new ArrayList<String>(List.of(driver.name()));
      driver.correlations().forEach(each -> cells.add(String.format(Locale.ROOT, "%.2f", each)));
      table.row(cells);
    }
    add(table);
    lines.add("");
    lines.add(
        "Of %,d futures; what is below %.2f either way may be chance."
            .formatted(futures.driverPaths(), 2 / Math.sqrt(futures.driverPaths())));
  }

  private void years() {
    var table =
        new TextTable(
            2,
            List.of(
                "partner",
                "year",
                "return P10",
                "P50",
                "P90",
                "cash P10",
                "P50",
                "P90",
                "so far P10",
                "P50",
                "P90",
                "+/- at most"));
    for (var each : futures.partners()) {
      for (var year : each.years()) {
        table.row(cells(each, year));
      }
    }
    add(table);
  }

  private static List<String> cells(PartnerFutures of, YearFutures year) {
    var cells = new ArrayList<String>(List.of(of.partner().value(), year.year().toString()));
    var figures = List.of(year.returns(), year.cash(), year.cumulative());
    for (var figure : figures) {
      cells.add(pounds(figure.p10().pence()));
      cells.add(pounds(figure.p50().pence()));
      cells.add(pounds(figure.p90().pence()));
    }
    double error = figures.stream().flatMapToDouble(FuturesText::errors).max().orElse(0);
    cells.add(pounds(error));
    return cells;
  }

  private static DoubleStream errors(Percentiles of) {
    return DoubleStream.of(of.p10().errorPence(), of.p50().errorPence(), of.p90().errorPence());
  }
}
