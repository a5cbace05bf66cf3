package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.ReportCode;

/**
 * Where costs fall and where savings land, as tables.
 * <p>
 * What is called paid in, cost or spent is a positive amount as a rule. What is called net, sharing or
 * return is positive where it is good for the partner. The columns of additional cost and return are
 * there where it is stated what schemes would have cost without the fund.
 */
public final class HorizonTables {

  /** What the row of all partners together is called. */
  public static final String ALL_PARTNERS = "All partners";

  /** The column of what was paid in, in the tables over the years. */
  public static final int PAID_IN = 1;

  /** The column of what pool clauses charged, less what they credited. */
  public static final int CHARGES = 2;

  /** The column of what was borne of the pool. */
  public static final int POOL_COST = 3;

  /** The column of what was spent on the schemes that a partner leads. */
  public static final int SPENT = 4;

  /** The column of extra costs outside the fund. */
  public static final int EXTRA_COSTS = 5;

  /** The column of savings. */
  public static final int SAVINGS = 6;

  /** The column of the net before sharing. */
  public static final int NET_BEFORE = 7;

  /** The column of what sharing clauses moved. */
  public static final int SHARING = 8;

  /** The column of the net after sharing. */
  public static final int NET_AFTER = 9;

  /** The column of the additional cost, where it is stated. */
  public static final int ADDITIONAL_COST = 10;

  /** The column of the return, where it is stated. */
  public static final int RETURN = 11;

  private record Figure(String heading, ToLongFunction<HorizonRow> pence) {
    Column column() {
      return Column.money(heading);
    }
  }

  private static final List<Figure> FLOWS =
      List.of(
          new Figure("Paid in", row -> row.paidIn().totalPence()),
          new Figure("Charged less credited", row -> row.charges().netPence()),
          new Figure("Pool cost borne", HorizonRow::poolCostPence),
          new Figure("Spent on schemes it leads", HorizonRow::spentPence),
          new Figure("Extra costs", row -> row.extraCosts().totalPence()),
          new Figure("Savings", row -> row.savings().totalPence()),
          new Figure("Net before sharing", HorizonRow::netBeforePence),
          new Figure("Sharing", HorizonRow::sharingPence),
          new Figure("Net after sharing", HorizonRow::netAfterPence));

  private static final List<Figure> RETURNS =
      List.of(
          new Figure("Additional cost", row -> row.additionalCostPence().orElse(0L)),
          new Figure("Return", row -> row.returnPence().orElse(0L)));

  private static final Figure NET_TO_DATE =
      new Figure("Net to date", row -> row.toDate().netPence());

  private static final Figure RETURN_TO_DATE =
      new Figure("Return to date", row -> row.toDate().returnPence().orElse(0L));

  private HorizonTables() {}

  /** The figures of a year. */
  private static List<Figure> flows(Horizon horizon) {
    return horizon.statesReturn()
        ? Stream.concat(FLOWS.stream(), RETURNS.stream()).toList()
        : FLOWS;
  }

  /** The sums to date. */
  private static List<Figure> toDate(Horizon horizon) {
    return horizon.statesReturn() ? List.of(NET_TO_DATE, RETURN_TO_DATE) : List.of(NET_TO_DATE);
  }

  /** One row for every partner and year, with codes, for spreadsheets and other programs. */
  public static Table byPartnerAndYear(Horizon horizon) {
    var columns =
        new ArrayList<>(
            List.of(
                Column.text("Partner code"), Column.heading("Partner"), Column.heading("Year")));
    columns.addAll(columns(horizon));
    var rows = new ArrayList<Row>();
    for (var partner : horizon.partners()) {
      for (var row : horizon.rows(partner.code())) {
        var cells =
            cells(Cell.text(partner.code().value()), Cell.text(partner.name()), text(row.year()));
        cells.addAll(ofYear(horizon, row));
        rows.add(Row.body(cells));
      }
    }
    for (var row : horizon.totals()) {
      var cells = cells(Cell.empty(), Cell.text(ALL_PARTNERS), text(row.year()));
      cells.addAll(ofYear(horizon, row));
      rows.add(Row.total(cells));
    }
    return new Table(
        ReportCode.of("horizon"),
        "Where costs fall and where savings land, by year",
        columns,
        rows);
  }

  private static List<Column> columns(Horizon horizon) {
    return Stream.concat(flows(horizon).stream(), toDate(horizon).stream())
        .map(Figure::column)
        .toList();
  }

  private static List<Cell> ofYear(Horizon horizon, HorizonRow row) {
    return Stream.concat(flows(horizon).stream(), toDate(horizon).stream())
        .map(figure -> (Cell) Cell.money(figure.pence().applyAsLong(row)))
        .toList();
  }

  /** What was paid in by stream, and extra costs and savings by nature, one row for each. */
  public static Table details(Horizon horizon) {
    var rows = new ArrayList<Row>();
    for (var row : horizon.rows()) {
      row.paidIn()
          .revenue()
          .forEach((code, pence) -> rows.add(detail(row, "paid in", code, "revenue", pence)));
      row.paidIn()
          .capital()
          .forEach((code, pence) -> rows.add(detail(row, "paid in", code, "capital", pence)));
      row.extraCosts()
          .pence()
          .forEach((code, pence) -> rows.add(detail(row, "extra costs", code, "", pence)));
      row.savings()
          .pence()
          .forEach((code, pence) -> rows.add(detail(row, "savings", code, "", pence)));
    }
    return new Table(
        ReportCode.of("details"),
        "What was paid in by stream, and extra costs and savings by nature",
        List.of(
            Column.text("Partner code"),
            Column.text("Year"),
            Column.text("Figure"),
            Column.text("Stream or nature"),
            Column.text("Spending"),
            Column.money("Amount")),
        rows);
  }

  private static Row detail(HorizonRow row, String figure, Code code, String spending, long pence) {
    return Row.body(
        List.of(
            Cell.text(row.partner().value()),
            text(row.year()),
            Cell.text(figure),
            Cell.text(code.value()),
            Cell.text(spending),
            Cell.money(pence)));
  }

  /** One row for each year of a partner, and one for the years together. */
  public static Table years(Horizon horizon, Partner partner) {
    return years(
        horizon,
        ReportCode.of(partner.code().value()),
        partner.name(),
        horizon.rows(partner.code()));
  }

  /** One row for each year of all partners together, and one for the years together. */
  public static Table years(Horizon horizon) {
    return years(horizon, ReportCode.of("all-partners"), ALL_PARTNERS, horizon.totals());
  }

  private static Table years(
      Horizon horizon, ReportCode name, String caption, List<HorizonRow> course) {
    var columns = new ArrayList<>(List.of(Column.heading("Year")));
    columns.addAll(columns(horizon));
    var rows = new ArrayList<Row>();
    for (var row : course) {
      var cells = cells(text(row.year()));
      cells.addAll(ofYear(horizon, row));
      rows.add(Row.body(cells));
    }
    var cells = cells(Cell.text("All years"));
    cells.addAll(sums(horizon, course));
    toDate(horizon).forEach(figure -> cells.add(Cell.empty()));
    rows.add(Row.total(cells));
    return new Table(name, caption, columns, rows);
  }

  /** One row for each partner, over all years. */
  public static Table overAllYears(Horizon horizon) {
    var columns = new ArrayList<>(List.of(Column.heading("Partner")));
    flows(horizon).forEach(figure -> columns.add(figure.column()));
    var rows = new ArrayList<Row>();
    for (var partner : horizon.partners()) {
      var cells = cells(Cell.text(partner.name()));
      cells.addAll(sums(horizon, horizon.rows(partner.code())));
      rows.add(Row.body(cells));
    }
    unborne(horizon).ifPresent(rows::add);
    var cells = cells(Cell.text(ALL_PARTNERS));
    cells.addAll(sums(horizon, horizon.totals()));
    rows.add(Row.total(cells));
    return new Table(
        ReportCode.of("by-partner"),
        "What each partner bore and what landed on it, " + span(horizon),
        columns,
        rows);
  }

  /** The additional cost that no partner bore, in a row of its own. */
  private static Optional<Row> unborne(Horizon horizon) {
    long unborne =
        horizon.additionalCosts().stream()
            .mapToLong(cost -> Math.addExact(cost.onReservesPence(), cost.onNobodyPence()))
            .reduce(0, Math::addExact);
    if (!horizon.statesReturn() || unborne == 0) {
      return Optional.empty();
    }
    var cells = cells(Cell.text("On reserves or nobody"));
    FLOWS.forEach(figure -> cells.add(Cell.money(0)));
    cells.add(Cell.money(unborne));
    cells.add(Cell.money(Math.negateExact(unborne)));
    return Optional.of(Row.body(cells));
  }

  /**
   * The sum to date that the pay-back is read off, a column a year: the return where it can be stated,
   * or else the net after sharing. A row for each partner and one for all.
   */
  public static Table cumulative(Horizon horizon) {
    var figure = horizon.statesReturn() ? RETURN_TO_DATE : NET_TO_DATE;
    var columns = new ArrayList<>(List.of(Column.heading("Partner")));
    horizon.years().forEach(year -> columns.add(Column.money(year.toString())));
    var rows = new ArrayList<Row>();
    for (var partner : horizon.partners()) {
      rows.add(Row.body(course(partner.name(), horizon.rows(partner.code()), figure)));
    }
    rows.add(Row.total(course(ALL_PARTNERS, horizon.totals(), figure)));
    return new Table(
        ReportCode.of("cumulative"),
        cumulativeTitle(horizon) + " at the end of each year",
        columns,
        rows);
  }

  /**
   * The sum to date that a pay-back is read off, a column a year, of one course of years.
   *
   * @param name  whose it is
   */
  public static Table cumulative(Horizon horizon, String name, List<HorizonRow> course) {
    var figure = horizon.statesReturn() ? RETURN_TO_DATE : NET_TO_DATE;
    var columns = new ArrayList<>(List.of(Column.heading("Whose")));
    horizon.years().forEach(year -> columns.add(Column.money(year.toString())));
    return new Table(
        ReportCode.of("cumulative"),
        cumulativeTitle(horizon) + " at the end of each year",
        columns,
        List.of(Row.body(course(name, course, figure))));
  }

  /** What is added up over the years. */
  public static String cumulativeTitle(Horizon horizon) {
    return horizon.statesReturn() ? "Cumulative return" : "Cumulative net after sharing";
  }

  private static List<Cell> course(String name, List<HorizonRow> course, Figure figure) {
    var cells = cells(Cell.text(name));
    course.forEach(row -> cells.add(Cell.money(figure.pence().applyAsLong(row))));
    return cells;
  }

  /** Who pays and who receives under sharing clauses, over all years. */
  public static Table sharing(Horizon horizon) {
    return SharingFlows.table(horizon);
  }

  /** The years as {@code 2016-17 to 2025-26}, or the one year there is, or that there is none. */
  public static String span(Horizon horizon) {
    if (horizon.years().isEmpty()) {
      return "no year yet";
    }
    var first = horizon.years().get(0);
    var last = horizon.years().get(horizon.years().size() - 1);
    return first.equals(last) ? first.toString() : first + " to " + last;
  }

  /** A part of a table: its headings and some of its columns of amounts. */
  public static Table part(Table table, int from, int until) {
    var kept =
        IntStream.range(0, table.columns().size())
            .filter(
                i -> table.columns().get(i).kind() != Column.Kind.MONEY || (i >= from && i < until))
            .boxed()
            .toList();
    return new Table(
        table.name(),
        table.caption(),
        kept.stream().map(table.columns()::get).toList(),
        table.rows().stream()
            .map(row -> new Row(row.kind(), kept.stream().map(row.cells()::get).toList()))
            .toList());
  }

  private static List<Cell> sums(Horizon horizon, List<HorizonRow> course) {
    return flows(horizon).stream()
        .map(
            figure ->
                (Cell)
                    Cell.money(course.stream().mapToLong(figure.pence()).reduce(0, Math::addExact)))
        .toList();
  }

  private static List<Cell> cells(Cell... first) {
    return new ArrayList<>(List.of(first));
  }

  private static Cell text(FinancialYear year) {
    return Cell.text(year.toString());
  }
}
