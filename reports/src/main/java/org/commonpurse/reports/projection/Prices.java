package org.commonpurse.reports.projection;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.commonpurse.allocation.appraisal.DiscountRates;
import org.commonpurse.allocation.projection.Grade;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * What amounts are multiplied by, year by year.
 *
 * @param lines  the sheet
 * @param number  of the year, from 1
 * @param index  what takes the plan's prices to those of the year
 * @param worth  what one pound of the year, at its prices, is worth in the first, at the plan's
 * @param corrections  for optimism, by grade, as formulas call them
 */
record Prices(
    YearLines lines, YearLine number, YearLine index, YearLine worth, String corrections) {

  static Prices of(Plan plan, AssumptionLines assumptions) {
    var group = assumptions.plan();
    var inflation =
        group.one("inflation", "inflation", "part a year", AssumptionLines.rate(plan.inflation()));
    var distance =
        group.one(
            "years_from_prices",
            "from the year of prices, %s, to the first year".formatted(plan.pricesOf()),
            "years",
            AssumptionLines.whole(plan.firstYear().startYear() - plan.pricesOf().startYear()));
    var rates =
        group.list(
            "discount_rates",
            "discount rate, by year; edition " + plan.rates().edition(),
            "part a year",
            IntStream.range(0, plan.years()).mapToObj(i -> rate(plan, i)).toList());
    var corrections =
        group.list(
            "corrections",
            "correction for optimism, by grade from 1 to 6",
            "part",
            Grade.all().stream().map(each -> AssumptionLines.rate(each.correction())).toList());
    var lines =
        new YearLines(
            "Prices", "What amounts are multiplied by", List.of("Figure", "Unit"), plan.horizon());
    var number = lines.add(List.of("year", "number"), Format.WHOLE, false, Prices::number);
    var index =
        lines.add(
            List.of("price index", "1 in " + plan.pricesOf()),
            Format.FACTOR,
            i -> "(1+%s)^(%s-1+%s)".formatted(inflation, number.at(i), distance));
    var rate =
        lines.add(
            List.of("discount rate", "part a year"),
            Format.RATE,
            i -> "INDEX(%s,1,%s)".formatted(rates, number.at(i)));
    var factor = lines.next();
    lines.add(
        List.of("discount factor", "1 before the first discount"),
        Format.FACTOR,
        i -> "%s/(1+%s)".formatted(i == 0 ? "1" : factor.at(i - 1), rate.at(i)));
    var worth =
        lines.add(
            List.of("present value of 1.00", "at prices of " + plan.pricesOf()),
            Format.FACTOR,
            i -> "%s/%s".formatted(factor.at(i), index.at(i)));
    return new Prices(lines, number, index, worth, corrections);
  }

  private static SheetCell number(int year) {
    return new SheetCell.Value(BigDecimal.valueOf(year + 1L), Format.WHOLE, Origin.FIXED);
  }

  /** The rate that the edition's factor of a year has beyond that of the year before. */
  private static SheetCell rate(Plan plan, int year) {
    var factor = plan.rates().factor(DiscountRates.Kind.MONEY, year);
    var before = plan.rates().factor(DiscountRates.Kind.MONEY, Math.max(year - 1, 0));
    return AssumptionLines.rate(before.dividedBy(factor).minus(Exact.ONE));
  }
}
