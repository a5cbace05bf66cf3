package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.FundsTogether;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.allocation.place.PlaceFunds;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/**
 * The funds of a place over all years: side by side, and by partner. A figure of a fund is traced in that
 * fund; one of all together is added up from them.
 */
public final class PlaceTables {

  /** The row of all funds with the transfers taken out. */
  public static final String TOGETHER = "Together";

  private record Figure(Column column, FigureName name, ToLongFunction<HorizonRow> pence) {}

  private static final Figure PAID_IN =
      new Figure(Column.money("Paid in"), FigureName.PAID_IN, row -> row.paidIn().totalPence());
  private static final Figure CHARGES =
      new Figure(
          Column.money("Charged less credited"),
          FigureName.CHARGES,
          row -> row.charges().netPence());
  private static final Figure POOL_COST =
      new Figure(
          Column.money("Pool cost borne").result(),
          FigureName.POOL_COST,
          HorizonRow::poolCostPence);
  private static final Figure SPENT =
      new Figure(Column.money("Spent on schemes"), FigureName.SPENT, HorizonRow::spentPence);
  private static final Figure EXTRA_COSTS =
      new Figure(
          Column.money("Extra costs"),
          FigureName.EXTRA_COSTS,
          row -> row.extraCosts().totalPence());
  private static final Figure SAVINGS =
      new Figure(Column.money("Savings"), FigureName.SAVINGS, row -> row.savings().totalPence());
  private static final Figure SHARING =
      new Figure(Column.money("Sharing"), FigureName.SHARING, HorizonRow::sharingPence);
  private static final Figure NET =
      new Figure(
          Column.money("Net after sharing").result(),
          FigureName.NET_AFTER,
          HorizonRow::netAfterPence);

  private static final List<Figure> ALL_FIGURES =
      List.of(PAID_IN, CHARGES, POOL_COST, SPENT, EXTRA_COSTS, SAVINGS, SHARING, NET);

  /** What of a partner stands below each fund. */
  private static final List<Figure> OF_A_FUND =
      List.of(POOL_COST, EXTRA_COSTS, SAVINGS, SHARING, NET);

  private PlaceTables() {}

  /** A row for each partner that has a figure in a fund, with a group of columns for each fund. */
  public static Table byPartner(PlaceFunds place) {
    var together = place.together();
    var columns = new ArrayList<>(List.of(Column.heading("Partner")));
    place
        .funds()
        .forEach(fund -> OF_A_FUND.forEach(each -> columns.add(each.column().in(fund.fundName()))));
    if (!place.transfers().isEmpty()) {
      columns.add(Column.money("Transfers, of pool cost").in(TOGETHER));
    }
    OF_A_FUND.forEach(each -> columns.add(each.column().in(TOGETHER)));
    var rows = new ArrayList<Row>();
    for (var partner : together.partners()) {
      if (isIn(place.funds(), partner.code())) {
        rows.add(Row.body(ofPartner(place, together, partner.name(), partner.code())));
      }
    }
    rows.add(Row.total(ofPartner(place, together, HorizonTables.ALL_PARTNERS, Horizon.ALL)));
    return new Table(
        ReportCode.of("funds-by-partner"),
        "Each partner over all funds, " + HorizonTables.span(together),
        columns,
        rows);
  }

  private static List<Cell> ofPartner(
      PlaceFunds place, Horizon together, String name, PartnerCode partner) {
    var cells = new ArrayList<Cell>(List.of(Cell.text(name)));
    for (var fund : place.funds()) {
      OF_A_FUND.forEach(figure -> cells.add(inFund(fund, partner, figure)));
    }
    if (!place.transfers().isEmpty()) {
      cells.add(Cell.money(sum(takenOut(place, together, partner), POOL_COST.pence())));
    }
    OF_A_FUND.forEach(
        figure -> cells.add(Cell.money(sum(course(together, partner), figure.pence()))));
    return cells;
  }

  /** Whether anything fell or landed on a partner in one of the funds. */
  public static boolean isIn(List<Horizon> funds, PartnerCode partner) {
    return funds.stream()
        .flatMap(fund -> fund.rows(partner).stream())
        .anyMatch(HorizonRow::isAnything);
  }

  /**
   * A row for each fund, their sum, what transfers between them take out, and what is left: all
   * together.
   *
   * @param partner  of one partner; of all, with {@link Horizon#ALL}
   */
  public static Table sideBySide(PlaceFunds place, PartnerCode partner) {
    boolean isOfAll = partner.equals(Horizon.ALL);
    var together = place.together();
    var columns = new ArrayList<>(List.of(Column.heading("Fund")));
    ALL_FIGURES.forEach(figure -> columns.add(figure.column()));
    if (isOfAll) {
      columns.add(Column.money("Other income"));
    }
    var rows = new ArrayList<Row>();
    for (var fund : place.funds()) {
      if (isOfAll || isIn(List.of(fund), partner)) {
        var cells = new ArrayList<Cell>(List.of(Cell.text(fund.fundName())));
        ALL_FIGURES.forEach(figure -> cells.add(inFund(fund, partner, figure)));
        if (isOfAll) {
          cells.add(Cell.money(otherIncome(List.of(fund))));
        }
        rows.add(Row.body(cells));
      }
    }
    if (!place.transfers().isEmpty()) {
      var addedUp = place.funds().stream().flatMap(fund -> course(fund, partner).stream()).toList();
      rows.add(Row.total(cells("Added up", addedUp, isOfAll, otherIncome(place.funds()))));
      rows.add(
          Row.body(
              cells(
                  "Transfers between them",
                  takenOut(place, together, partner),
                  isOfAll,
                  Math.subtractExact(otherIncome(List.of(together)), otherIncome(place.funds())))));
    }
    rows.add(
        Row.total(
            cells(TOGETHER, course(together, partner), isOfAll, otherIncome(List.of(together)))));
    return new Table(
        ReportCode.of(isOfAll ? "funds-side-by-side" : partner + "-by-fund"),
        "Fund by fund and together, " + HorizonTables.span(together),
        columns,
        rows);
  }

  private static List<Cell> cells(
      String name, List<HorizonRow> course, boolean isOfAll, long otherIncomePence) {
    var cells = new ArrayList<Cell>(List.of(Cell.text(name)));
    ALL_FIGURES.forEach(figure -> cells.add(Cell.money(sum(course, figure.pence()))));
    if (isOfAll) {
      cells.add(Cell.money(otherIncomePence));
    }
    return cells;
  }

  /** The transfers, each with the entry of the fund that paid and of the one that took it in. */
  public static Table transfers(PlaceFunds place) {
    return new Table(
        ReportCode.of("transfers"),
        "Transfers between the funds, taken out of both",
        List.of(
            Column.heading("Year"),
            Column.text("Paid by, entry"),
            Column.text("Taken in by, entry"),
            Column.money("Amount")),
        Stream.concat(
                place.transfers().stream()
                    .map(
                        each ->
                            Row.body(
                                List.of(
                                    Cell.text(each.year().toString()),
                                    Cell.text(each.from().toString()),
                                    Cell.text(each.to().toString()),
                                    Cell.money(each.pence())))),
                Stream.of(
                    Row.total(
                        List.of(
                            Cell.text("All"),
                            Cell.text(""),
                            Cell.text(""),
                            Cell.money(
                                place.transfers().stream()
                                    .mapToLong(each -> each.pence())
                                    .reduce(0, Math::addExact))))))
            .toList());
  }

  private static List<HorizonRow> takenOut(
      PlaceFunds place, Horizon together, PartnerCode partner) {
    return together.years().stream()
        .map(year -> FundsTogether.takenOut(place.transfers(), partner, year))
        .toList();
  }

  private static Cell inFund(Horizon fund, PartnerCode partner, Figure figure) {
    var course = course(fund, partner);
    if (course.isEmpty()) {
      return Cell.money(0);
    }
    var years = fund.years();
    return Cell.money(
        sum(course, figure.pence()),
        FigureReference.of(figure.name(), partner, years.get(0), years.get(years.size() - 1)),
        fund.fund());
  }

  private static List<HorizonRow> course(Horizon horizon, PartnerCode partner) {
    return partner.equals(Horizon.ALL) ? horizon.totals() : horizon.rows(partner);
  }

  private static long otherIncome(List<Horizon> funds) {
    return funds.stream()
        .flatMap(fund -> fund.pool().stream())
        .map(PoolYear::income)
        .mapToLong(PoolYear.Income::otherPence)
        .reduce(0, Math::addExact);
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
