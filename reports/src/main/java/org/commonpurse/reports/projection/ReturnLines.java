package org.commonpurse.reports.projection;

import static org.commonpurse.reports.projection.YearLines.rounded;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;

/** What the return of each partner comes to over the years: cumulated, discounted, paid back. */
final class ReturnLines {

  static final String NO_OUTLAY = "no outlay";
  static final String NOT_YET = "not yet";

  private static final List<String> LEADING = List.of("Partner", "Figure", "Unit");

  private final Plan plan;
  private final Prices prices;
  private final YearLines sheet;
  private final List<Returns> rows = new ArrayList<>();

  /** The rows of a partner. */
  record Returns(
      PartnerCode partner,
      YearLine cumulative,
      YearLine presentValue,
      YearLine alone,
      YearLine paidBack) {}

  ReturnLines(Plan plan, Prices prices, PartnerLines partners) {
    this.plan = plan;
    this.prices = prices;
    this.sheet =
        new YearLines(
            "Returns",
            "Returns: cumulated at each year's prices, and what they are worth in %s at prices of %s"
                .formatted(plan.firstYear(), plan.pricesOf()),
            LEADING,
            plan.horizon());
    partners.rows().forEach(this::add);
  }

  YearLines sheet() {
    return sheet;
  }

  /** By partner in the plan's order, all together last. */
  List<Returns> rows() {
    return rows;
  }

  private void add(PartnerRows of) {
    var partner = of.partner();
    var unit = plan.currency().getCurrencyCode();
    var returned =
        sheet.add(
            List.of(partner.value(), "return", unit),
            Format.MONEY,
            i -> of.line(PartnerFigure.RETURN).at(i));
    var cumulative = sheet.next();
    sheet.add(
        labels(partner, "cumulative return", unit),
        true,
        i -> money(i == 0 ? returned.at(i) : cumulative.at(i - 1) + "+" + returned.at(i)),
        SheetCell.EMPTY);
    var presentValue =
        sheet.add(
            List.of(partner.value(), "present value", unit),
            Format.MONEY,
            i -> returned.at(i) + "*" + prices.worth().at(i));
    var alone =
        sheet.add(
            List.of(partner.value(), "present value without sharing", unit),
            Format.MONEY,
            i ->
                "(%s-%s)*%s"
                    .formatted(
                        returned.at(i),
                        of.line(PartnerFigure.SHARING).at(i),
                        prices.worth().at(i)));
    var paidBack =
        sheet.add(
            labels(partner, "paid back", "financial year"),
            false,
            i -> SheetCell.EMPTY,
            new SheetCell.Formula(paidBack(cumulative), Format.GENERAL));
    rows.add(new Returns(partner, cumulative, presentValue, alone, paidBack));
  }

  /** The year after the last in which the cumulative return is below nothing. */
  private String paidBack(YearLine cumulative) {
    var below = "SUMPRODUCT(MAX((%s<0)*%s))".formatted(cumulative.range(), prices.number().range());
    return "IF(COUNTIF(%s,\"<0\")=0,\"%s\",IF(%s<0,\"%s\",INDEX(%s,1,%s+1)))"
        .formatted(
            cumulative.range(),
            NO_OUTLAY,
            cumulative.at(plan.years() - 1),
            NOT_YET,
            prices.lines().headings(),
            below);
  }

  private static SheetCell money(String amount) {
    return new SheetCell.Formula(rounded(amount), Format.MONEY);
  }

  private static List<SheetCell> labels(PartnerCode partner, String figure, String unit) {
    return List.of(
        SheetCell.words(partner.value()), SheetCell.words(figure), SheetCell.words(unit));
  }
}
