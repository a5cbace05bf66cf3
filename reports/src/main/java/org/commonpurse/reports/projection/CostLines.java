package org.commonpurse.reports.projection;

import static org.commonpurse.reports.projection.YearLines.rounded;

import java.util.List;
import org.commonpurse.allocation.projection.CostLine;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.reports.sheet.SheetCell.Format;

/** Costs on their way from their assumptions to who bears them. */
final class CostLines {

  private static final List<String> LEADING =
      List.of("Scheme", "Cost", "Figure", "Partner", "Unit");

  private CostLines() {}

  /** The sheet of all costs of a plan. */
  static YearLines of(Plan plan, Prices prices, AssumptionLines assumptions) {
    var lines = new YearLines("Costs", "Costs, at each year's prices", LEADING, plan.horizon());
    for (var cost : plan.costs()) {
      add(plan, prices, assumptions, lines, cost);
    }
    return lines;
  }

  private static void add(
      Plan plan, Prices prices, AssumptionLines assumptions, YearLines lines, CostLine cost) {
    var group = assumptions.of("cost", cost.name());
    var worth =
        new CourseLines(
                plan, prices, group, lines, figure -> labels(cost, figure.name(), figure.unit()))
            .add(cost.course());
    var grade = group.one("grade", "grade", "1 to 6", AssumptionLines.whole(cost.grade().number()));
    lines.add(
        labels(
            cost,
            cost.kind().isOutside() ? Figures.EXTRA_COST : Figures.ADDITIONAL_COST,
            plan.currency().getCurrencyCode()),
        Format.MONEY,
        i ->
            rounded(
                "%s*(1+INDEX(%s,1,%s))*%s"
                    .formatted(worth.at(i), prices.corrections(), grade, prices.index().at(i))));
  }

  private static List<String> labels(CostLine cost, String figure, String unit) {
    return List.of(cost.scheme().value(), cost.name(), figure, cost.partner().value(), unit);
  }
}
