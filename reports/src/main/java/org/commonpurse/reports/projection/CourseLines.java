package org.commonpurse.reports.projection;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.commonpurse.allocation.projection.Course;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.reports.projection.AssumptionLines.Group;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * What a cost or a benefit comes to at the plan's prices, before any correction.
 *
 * @param plan  whose it is
 * @param prices  where the number of a year stands
 * @param group  its assumptions
 * @param lines  the sheet that it stands on
 * @param labels  the leading columns of its rows, by figure and unit
 */
record CourseLines(
    Plan plan, Prices prices, Group group, YearLines lines, Function<Figure, List<String>> labels) {

  /** A figure that belongs to nobody. */
  record Figure(String name, String unit) {}

  /** Adds the rows of a course; the last of them is what it is worth. */
  YearLine add(Course course) {
    if (course instanceof Course.Given given) {
      return given(given);
    }
    return course instanceof Course.Yearly yearly
        ? yearly(yearly)
        : reached((Course.Reached) course);
  }

  private YearLine given(Course.Given course) {
    var amounts =
        group.list(
            "amounts",
            "amount, by year of the plan",
            unit(),
            IntStream.range(0, plan.years())
                .mapToObj(i -> AssumptionLines.money(course.pence().getOrDefault(i, 0L)))
                .toList());
    return worth(i -> "INDEX(%s,1,%s)".formatted(amounts, prices.number().at(i)));
  }

  private YearLine yearly(Course.Yearly course) {
    var amount =
        group.one("amount", "amount a year", unit(), AssumptionLines.money(course.pence()));
    var from = group.one("from", "first year", "financial year", year(course.from()));
    var until = group.one("until", "last year", "financial year", year(course.until()));
    var growth = growth(course.growth(), "growth of the amount");
    var since = "%s-MATCH(" + from + "," + prices.lines().headings() + ",0)";
    var left = "MATCH(" + until + "," + prices.lines().headings() + ",0)-%s";
    return worth(
        i ->
            "IF(AND(%s>=0,%s>=0),%s*(1+%s)^(%s),0)"
                .formatted(
                    since.formatted(prices.number().at(i)),
                    left.formatted(prices.number().at(i)),
                    amount,
                    growth,
                    since.formatted(prices.number().at(i))));
  }

  private YearLine reached(Course.Reached course) {
    var population =
        group.one(
            "population", "population", "number", AssumptionLines.number(course.population()));
    var growth = growth(course.growth(), "growth of the population");
    var takeUp = part("take_up", "take-up", course.takeUp());
    var impact = part("impact", "impact", course.impact());
    var deadweight = part("deadweight", "deadweight", course.deadweight());
    var hidden = part("hidden_demand", "hidden demand", course.hiddenDemand());
    var value =
        group.one("unit_value", "unit value", unit(), AssumptionLines.money(course.unitPence()));
    var units =
        lines.add(
            labels.apply(new Figure("units that do not come about", "number")),
            Format.NUMBER,
            i ->
                "%s*(1+%s)^(%s-1)*%s*%s*(1-%s)*(1-%s)"
                    .formatted(
                        population,
                        growth,
                        prices.number().at(i),
                        takeUp,
                        impact,
                        deadweight,
                        hidden));
    return worth(i -> "%s*%s".formatted(units.at(i), value));
  }

  private YearLine worth(IntFunction<String> expression) {
    return lines.add(
        labels.apply(new Figure("amount before correction", unit())), Format.NUMBER, expression);
  }

  private String part(String name, String what, Exact part) {
    return group.one(name, what, "part", AssumptionLines.rate(part));
  }

  private String growth(Exact growth, String what) {
    return group.one("growth", what, "part a year", AssumptionLines.rate(growth));
  }

  private SheetCell year(int after) {
    return new SheetCell.Words(plan.year(after).toString(), Origin.ASSUMPTION);
  }

  private String unit() {
    return "%s at prices of %s".formatted(plan.currency().getCurrencyCode(), plan.pricesOf());
  }
}
