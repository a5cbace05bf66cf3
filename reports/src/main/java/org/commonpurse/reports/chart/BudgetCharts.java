package org.commonpurse.reports.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.BudgetFindings;
import org.commonpurse.reports.table.BudgetTables;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** Charts of a year against its budget. */
public final class BudgetCharts {

  private static final int WIDTH = 438;
  private static final int HEIGHT_MAX = 300;

  private BudgetCharts() {}

  /**
   * From the budget to the outturn, scheme by scheme, and who met the difference.
   *
   * @param findings  of the year
   * @param partners  the partner with a code
   * @return empty if no scheme deviated from its budget, or none had one
   */
  public static Optional<Chart> variance(
      BudgetYear budget,
      BudgetFindings findings,
      Function<PartnerCode, Optional<Partner>> partners,
      MoneyFormat format) {
    if (!budget.hasBudget()
        || budget.schemes().stream().allMatch(each -> each.variancePence() == 0)) {
      return Optional.empty();
    }
    var way = VarianceSteps.of(budget, partners);
    var table = table(budget, way);
    var title = findings.schemes();
    return Optional.of(
        new Chart(
            ReportCode.of("variance"),
            title,
            "From budget to outturn, and who met the difference. Hollow: negative",
            "%s. Bars by scheme from budget to outturn, then for who met the difference. The table \"%s\" has the schemes."
                .formatted(title, BudgetTables.bySchemes(budget).caption()),
            WIDTH,
            Math.min(HEIGHT_MAX, VarianceWaterfall.height(way)),
            table,
            new VarianceWaterfall(way, format)));
  }

  private static Table table(BudgetYear budget, VarianceSteps way) {
    return new Table(
        ReportCode.of("variance"),
        "From budget to outturn, and who met the difference, " + budget.year(),
        List.of(Column.heading("Step"), Column.money("Amount")),
        way.steps().stream()
            .map(step -> Row.body(List.of(Cell.text(step.name()), Cell.money(step.pence()))))
            .toList());
  }
}
