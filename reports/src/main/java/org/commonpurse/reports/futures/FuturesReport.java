package org.commonpurse.reports.futures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.chart.FuturesCharts;
import org.commonpurse.reports.finding.FuturesFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.PlanFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.FuturesTables;

/** How sure a plan is: fifty dots, a fan, and the tables behind them. */
public final class FuturesReport {

  private static final int DRIVERS_NAMED = 3;
  private static final int BOUND_NAMED = 4;

  private final Futures futures;
  private final FuturesFindings findings;

  private FuturesReport(Futures futures) {
    this.futures = futures;
    this.findings = new FuturesFindings(futures);
  }

  /**
   * The report of a simulation.
   *
   * @param on  the day on which it is prepared
   */
  public static Report of(Futures futures, LocalDate on) {
    return new FuturesReport(futures).report(on);
  }

  /**
   * The same as pages of another report, which say themselves what they rest on.
   *
   * @param basis  what, such as the plan, the futures and what is shared by
   */
  public static List<Page> pages(Futures futures, String basis) {
    return new FuturesReport(futures)
        .pages(futures.plan().title()).stream()
            .map(
                page ->
                    new Page(
                        page.id(),
                        page.subject() + " \u00b7 " + basis,
                        page.question(),
                        page.headline(),
                        page.lead(),
                        page.blocks(),
                        page.isFlowing()))
            .toList();
  }

  private List<Page> pages(String title) {
    return List.of(howSure(title), years(), figures().flowing());
  }

  private Report report(LocalDate on) {
    var plan = futures.plan();
    var title = plan.title() + (plan.scenario().isEmpty() ? "" : ", " + plan.scenario());
    return new Report(
        ReportCode.of("futures"),
        title + ": how sure it is",
        "What %s comes to over many possible futures.".formatted(title),
        plan.currency(),
        new PlanFooting(
            title,
            "%,d futures, seed %d, %s"
                .formatted(
                    futures.paths(),
                    futures.seed(),
                    futures.isSobol() ? "spread evenly" : "drawn by chance"),
            on),
        pages(title));
  }

  private Page howSure(String title) {
    var charts =
        Stream.concat(Stream.of(all()), findings.mostAtRisk().stream())
            .map(each -> FuturesCharts.dots(futures, each))
            .toList();
    return new Page(
        "futures",
        title,
        Optional.of("How sure are we?"),
        findings.howSure(),
        findings.notInFigures(),
        List.of(new Block.Charts(charts), new Block.Boxes(boxes())));
  }

  private PartnerFutures all() {
    return futures.partners().stream()
        .filter(each -> each.partner().equals(Horizon.ALL))
        .findFirst()
        .orElseThrow();
  }

  private List<Block.Box> boxes() {
    var boxes = new ArrayList<Block.Box>();
    var drivers = findings.drivers(DRIVERS_NAMED);
    if (!drivers.isEmpty()) {
      boxes.add(
          Block.Box.telling(
              "What decides it", "Most of all " + String.join(", then ", drivers) + "."));
    }
    var paidBack = findings.paidBack();
    if (!paidBack.isEmpty()) {
      boxes.add(
          Block.Box.telling(
              "Paid back within the contract", String.join("; ", paidBack) + " futures."));
    }
    var bound = findings.bound();
    boxes.add(
        Block.Box.telling(
            "Limits and reserves",
            bound.isEmpty()
                ? "No limit is reached and no reserve is full or used up in any future."
                : String.join("; ", bound.subList(0, Math.min(BOUND_NAMED, bound.size())))
                    + " futures."));
    return boxes;
  }

  private Page years() {
    return new Page(
        "futures-years",
        "Year by year",
        Optional.of("How wide is it, and when does it turn?"),
        findings.range(),
        Optional.empty(),
        List.of(
            new Block.Charts(List.of(FuturesCharts.fan(futures))),
            Block.Grid.flowing(
                FuturesTables.fan(futures, FuturesTables.shown(futures)), AmountUnit.POUNDS)));
  }

  private Page figures() {
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Grid.flowing(FuturesTables.presentValues(futures), AmountUnit.POUNDS));
    blocks.add(Block.Grid.flowing(FuturesTables.chances(futures), AmountUnit.POUNDS));
    if (!futures.drivers().isEmpty()) {
      blocks.add(Block.Grid.flowing(FuturesTables.drivers(futures), AmountUnit.POUNDS));
    }
    blocks.add(Block.Heading.part("futures-method", "How the figures were found"));
    blocks.add(Block.Points.of(method()));
    return new Page(
        "futures-figures",
        "The figures",
        Optional.of("How far can we trust it?"),
        "Every figure is an estimate, and stands beside its standard error",
        Optional.empty(),
        blocks);
  }

  private List<String> method() {
    var points = new ArrayList<String>();
    points.add(
        "%,d futures, drawn %s with the seed %d in 16 independent runs; how far these differ is the standard error."
            .formatted(
                futures.paths(),
                futures.isSobol() ? "evenly (scrambled Sobol)" : "by chance",
                futures.seed()));
    points.add("Percentiles are counted to a 1,024th of themselves.");
    points.add(
        "Present values are at prices of %s, by discount rates of edition %s."
            .formatted(futures.plan().pricesOf(), futures.plan().rates().edition()));
    if (!futures.isErrorReached()) {
      points.add("The standard error that was asked for was not reached.");
    }
    if (futures.hasAgreement()) {
      points.add("Standing alone is the same future without what clauses move.");
    }
    return points;
  }
}
