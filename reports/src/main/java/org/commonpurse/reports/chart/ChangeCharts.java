package org.commonpurse.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.chart.VarianceSteps.Kind;
import org.commonpurse.reports.chart.VarianceSteps.Step;
import org.commonpurse.reports.finding.ChangeFindings;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.ChangeLines;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** Charts of what changed since a moment. */
public final class ChangeCharts {

  private static final int WIDTH = 1005;
  private static final int HEIGHT_MAX = 270;
  private static final String CAPTION =
      "Net after sharing of all partners, from the last pack to now";

  private ChangeCharts() {}

  /**
   * From what was known of all partners together to what is known, cause by cause.
   *
   * @param findings  of the change
   * @return empty if no cause changed anything for all partners together
   */
  public static Optional<Chart> bridge(
      NetChange change, ChangeLines lines, ChangeFindings findings, MoneyFormat format) {
    var steps = new ArrayList<Step>();
    steps.add(new Step("At the last pack", Kind.START, change.beforePence(), ChartStyle.INK));
    for (var line : lines.lines()) {
      long pence = line.pence(change);
      if (pence != 0) {
        steps.add(
            new Step(
                line.words(),
                Kind.STEP,
                pence,
                pence < 0 ? ChartStyle.NEGATIVE : ChartStyle.SAVING));
      }
    }
    if (steps.size() == 1) {
      return Optional.empty();
    }
    steps.add(new Step("Now", Kind.END, change.nowPence(), ChartStyle.INK));
    var way = new VarianceSteps(steps, "worse than then", "better than then");
    var title = findings.headline();
    return Optional.of(
        new Chart(
            ReportCode.of("changed"),
            title,
            "From the last pack to now, by cause. Hollow: worse",
            "%s. Bars by cause, from what was known then to now. A table on the page has the partners."
                .formatted(title),
            WIDTH,
            Math.min(HEIGHT_MAX, VarianceWaterfall.height(way)),
            table(way),
            new VarianceWaterfall(way, format)));
  }

  private static Table table(VarianceSteps way) {
    return new Table(
        ReportCode.of("changed"),
        CAPTION,
        List.of(Column.heading("Step"), Column.money("Amount")),
        way.steps().stream()
            .map(step -> Row.body(List.of(Cell.text(step.name()), Cell.money(step.pence()))))
            .toList());
  }
}
