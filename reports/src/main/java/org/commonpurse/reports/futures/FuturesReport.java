package org.commonpurse.reports.futures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.chart.FuturesCharts;
import org.commonpurse.reports.finding.FuturesAgainstPlan;
import org.commonpurse.reports.finding.FuturesFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.PlanFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.FuturesAsPlanned;
import org.commonpurse.reports.table.FuturesTables;
import org.commonpurse.reports.table.MoneyFormat;

/** How sure a plan is: fifty dots, a fan, and the tables behind them. */
public final class FuturesReport {

  private static final int DRIVERS_NAMED = 3;
  private static final int BOUND_NAMED = 4;
  private static final int DIFFERING_NAMED = 3;

  private final Futures futures;
  private final Optional<Projection> planned;
  private final Function<PartnerCode, String> names;
  private final FuturesFindings findings;

  private FuturesReport(
      Futures futures, Optional<Projection> planned, Function<PartnerCode, String> names) {
    this.futures = futures;
    this.planned = planned;
    this.names = names;
    this.findings = new FuturesFindings(futures, names);
  }

  /**
   * The report of a simulation.
   *
   * @param on  the day on which it is prepared
   */
  public static Report of(Futures futures, LocalDate on) {
    return new FuturesReport(futures, Optional.empty(), FuturesTables::name).report(on);
  }

  /**
   * The same as pages of another report, which say themselves what they rest on, and set the futures beside the
   * plan as it stands.
   *
   * @param planned  the plan that the futures are of, shared by the same
   * @param names  what partners are called, and all of them together
   * @param basis  what, such as the plan, the futures and what is shared by
   */
  public static List<Page> pages(
      Futures futures, Projection planned, Function<PartnerCode, String> names, String basis) {
    return new FuturesReport(futures, Optional.of(planned), names)
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
            .map(each -> FuturesCharts.dots(futures, each, names))
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
    return of(Horizon.ALL);
  }

  private PartnerFutures of(PartnerCode partner) {
    return futures.partners().stream()
        .filter(each -> each.partner().equals(partner))
        .findFirst()
        .orElseThrow();
  }

  private List<Block.Box> boxes() {
    var boxes = new ArrayList<Block.Box>();
    var differing = differing();
    if (!differing.isEmpty()) {
      boxes.add(
          Block.Box.telling(
              "As planned, and over its futures", String.join("; ", differing) + "."));
    }
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

  /** Of whom the plan as it stands and the middle of its futures have different answers; all together first. */
  private List<String> differing() {
    if (planned.isEmpty()) {
      return List.of();
    }
    var format = MoneyFormat.of(futures.plan().currency());
    var cases = new ArrayList<>(List.of(planned.get().all()));
    cases.addAll(planned.get().cases());
    return cases.stream()
        .flatMap(
            each ->
                new FuturesAgainstPlan(
                        each.presentValuePence(), of(each.partner()).presentValue().p50(), format)
                    .differs(names.apply(each.partner())).stream())
        .limit(DIFFERING_NAMED)
        .toList();
  }

  private Page years() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Charts(List.of(FuturesCharts.fan(futures, names))));
    planned.ifPresent(
        plan ->
            blocks.add(
                Block.Grid.kept(FuturesAsPlanned.of(plan, futures, names), AmountUnit.POUNDS)));
    if (planned.isEmpty()) {
      blocks.add(fan());
    }
    return new Page(
        "futures-years",
        "Year by year",
        Optional.of("How wide is it, and when does it turn?"),
        findings.range(),
        Optional.empty(),
        blocks);
  }

  private Block fan() {
    return Block.Grid.flowing(
        FuturesTables.fan(futures, FuturesTables.shown(futures), names), AmountUnit.POUNDS);
  }

  private Page figures() {
    var blocks = new ArrayList<Block>();
    if (planned.isPresent()) {
      blocks.add(fan());
    }
    blocks.add(Block.Grid.flowing(FuturesTables.presentValues(futures, names), AmountUnit.POUNDS));
    blocks.add(Block.Grid.flowing(FuturesTables.chances(futures, names), AmountUnit.POUNDS));
    if (!futures.drivers().isEmpty()) {
      blocks.add(Block.Grid.flowing(FuturesTables.drivers(futures, names), AmountUnit.POUNDS));
    }
    blocks.add(Block.Heading.part("futures-method", "How the figures were found"));
    blocks.add(Block.Points.of(method()));
    return new Page(
        "futures-figures",
        "The figures",
        Optional.of("How far can we trust it?"),
        "All are estimates; present values and chances have standard errors",
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
