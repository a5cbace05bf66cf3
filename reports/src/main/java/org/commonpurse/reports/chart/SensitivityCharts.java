package org.commonpurse.reports.chart;

import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.SensitivityFindings;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.RangeWords;
import org.commonpurse.reports.table.SensitivityTables;

/** Charts of what assumptions do to a plan. */
public final class SensitivityCharts {

  private static final int WIDTH = 1005;

  private SensitivityCharts() {}

  /** What the plan is worth to all partners together at either end of each assumption. */
  public static Chart tornado(
      Projection projection, SensitivityFindings findings, RangeWords units) {
    var table = SensitivityTables.swings(findings.widest(), units);
    var format = MoneyFormat.of(projection.plan().currency());
    var drawing = new Tornado(table, findings.plannedPence(), format);
    return new Chart(
        ReportCode.of("tornado"),
        findings.widestInWords(),
        "Present value of all partners together over the range of each assumption, all others as planned, at prices of %s, %s. Hollow: worse than planned"
            .formatted(projection.plan().pricesOf(), drawing.unit()),
        "%s. A bar for each assumption, the widest first; the table \"%s\" has the figures."
            .formatted(findings.widestInWords(), SensitivityTables.CAPTION),
        WIDTH,
        Tornado.TOP + Tornado.BOTTOM + Tornado.ROW * table.rows().size(),
        table,
        drawing);
  }
}
