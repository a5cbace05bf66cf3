package org.commonpurse.reports.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.FuturesFindings;
import org.commonpurse.reports.table.FuturesTables;
import org.commonpurse.reports.table.MoneyFormat;

/** The charts of many possible futures. */
public final class FuturesCharts {

  private static final int WHOLE = 1009;
  private static final int HALF = 478;
  private static final int HEIGHT = 240;

  private FuturesCharts() {}

  /** Fifty equally likely futures of a partner, or of all together. */
  public static Chart dots(
      Futures futures, PartnerFutures of, Function<PartnerCode, String> names) {
    var table = FuturesTables.dots(of, names);
    var format = MoneyFormat.of(futures.plan().currency());
    var drawing = new FiftyDots(table, colour(futures, of), format);
    var finding = new FuturesFindings(futures, names).inFifty(of);
    return new Chart(
        ReportCode.of("dots-" + of.partner()),
        finding,
        "Present value at prices of %s in fifty futures that are equally likely, %s"
            .formatted(futures.plan().pricesOf(), drawing.unit()),
        finding + ". A dot for each of fifty futures; the table of present values has the figures.",
        HALF,
        HEIGHT,
        table,
        drawing);
  }

  /** What partners come to by the end of each year: a panel for each of those that vary most. */
  public static Chart fan(Futures futures, Function<PartnerCode, String> names) {
    var shown = FuturesTables.shown(futures);
    var table = FuturesTables.fan(futures, shown, names);
    var format = MoneyFormat.of(futures.plan().currency());
    var colours = new ArrayList<Color>();
    shown.forEach(each -> colours.add(colour(futures, each)));
    var ends = shown.stream().map(each -> end(futures.plan(), each.partner())).toList();
    boolean isMarked = ends.stream().anyMatch(Optional::isPresent);
    var drawing = new FanPanels(table, List.copyOf(colours), ends, format);
    var finding = new FuturesFindings(futures, names).range();
    return new Chart(
        ReportCode.of("fan"),
        "Return from the first year on, by partner",
        "The line is the middle of all futures, the band holds eight in ten of them; above each panel how the last year ends, %s%s"
            .formatted(drawing.unit(), isMarked ? ". Upright: a contract ends" : ""),
        finding
            + ". A panel for each partner, all of one scale; the table of years has the figures.",
        WHOLE,
        FanPanels.height(shown.size()),
        table,
        drawing);
  }

  /** Where the contract of a partner ends; none where it has no contract, or one beyond the last year. */
  private static Optional<ContractEnd> end(Plan plan, PartnerCode partner) {
    return Optional.ofNullable(plan.contracts().get(partner))
        .filter(until -> !until.isAfter(plan.year(plan.years() - 1).last()))
        .filter(until -> !until.isBefore(plan.firstYear().first()))
        .map(until -> ContractEnd.of(until, plan.firstYear()));
  }

  /** A colour for each partner in the plan's order; a plan does not say what sort it is. */
  private static Color colour(Futures futures, PartnerFutures of) {
    return of.partner().equals(Horizon.ALL)
        ? ChartStyle.INK
        : ChartStyle.partner(futures.plan().partners().indexOf(of.partner()));
  }
}
