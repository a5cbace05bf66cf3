package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/**
 * Where costs fall and where savings land, as tables.
 * <p>
 * What a partner paid in, spent, saved or bore is nought or more as a rule. A net amount is positive
 * where the partner is better off; a risk share is positive where the partner received it and negative
 * where it paid.
 */
public final class HorizonTables {

  /** What the row of all partners together is called. */
  public static final String ALL_PARTNERS = "All partners";

  /** The column of what was paid in, in the table over all years. */
  public static final int PAID_IN = 1;

  /** The column of what the fund spent on a partner's functions. */
  public static final int SPENT = 2;

  /** The column of savings. */
  public static final int SAVINGS = 3;

  /** The column of burdens. */
  public static final int BURDENS = 4;

  /** The column of the net before sharing. */
  public static final int NET_BEFORE = 5;

  /** The column of what sharing moved. */
  public static final int RISK_SHARE = 6;

  /** The column of the net after sharing. */
  public static final int NET_AFTER = 7;

  private record Figure(String heading, ToLongFunction<HorizonRow> pence) {
    Column column() {
      return Column.money(heading);
    }
  }

  private static final List<Figure> FLOWS =
      List.of(
          new Figure("Paid in", HorizonRow::paidInPence),
          new Figure("Spent on its functions", HorizonRow::spentPence),
          new Figure("Savings", HorizonRow::savingsPence),
          new Figure("Burdens", HorizonRow::burdensPence),
          new Figure("Net before sharing", HorizonRow::netBeforePence),
          new Figure("Risk share", HorizonRow::riskSharePence),
          new Figure("Net after sharing", HorizonRow::netAfterPence));

  private static final Figure CUMULATIVE = new Figure("Cumulative", HorizonRow::cumulativePence);

  private HorizonTables() {}

  /** One row for every partner and year, with codes, for spreadsheets and other programs. */
  public static Table byPartnerAndYear(Horizon horizon) {
    var columns =
        new ArrayList<>(
            List.of(
                Column.text("Partner code"), Column.heading("Partner"), Column.heading("Year")));
    FLOWS.forEach(figure -> columns.add(figure.column()));
    columns.add(CUMULATIVE.column());
    var rows = new ArrayList<Row>();
    for (var partner : horizon.partners()) {
      for (var year : horizon.years()) {
        var cells = cells(Cell.text(partner.code().value()), Cell.text(partner.name()), text(year));
        cells.addAll(figures(horizon, of(partner.code()).and(in(year))));
        cells.add(Cell.money(cumulative(horizon, of(partner.code()), year)));
        rows.add(Row.body(cells));
      }
    }
    for (var year : horizon.years()) {
      var cells = cells(Cell.empty(), Cell.text(ALL_PARTNERS), text(year));
      cells.addAll(figures(horizon, in(year)));
      cells.add(Cell.money(cumulative(horizon, row -> true, year)));
      rows.add(Row.total(cells));
    }
    return new Table(
        ReportCode.of("horizon"),
        "Where costs fall and where savings land, by year",
        columns,
        rows);
  }

  /** One row for each year of a partner, and one for the years together. */
  public static Table years(Horizon horizon, Partner partner) {
    return years(
        horizon, ReportCode.of(partner.code().value()), partner.name(), of(partner.code()));
  }

  /** One row for each year of all partners together, and one for the years together. */
  public static Table years(Horizon horizon) {
    return years(horizon, ReportCode.of("all-partners"), ALL_PARTNERS, row -> true);
  }

  private static Table years(
      Horizon horizon, ReportCode name, String caption, Predicate<HorizonRow> whose) {
    var columns = new ArrayList<>(List.of(Column.heading("Year")));
    FLOWS.forEach(figure -> columns.add(figure.column()));
    columns.add(CUMULATIVE.column());
    var rows = new ArrayList<Row>();
    for (var year : horizon.years()) {
      var cells = cells(text(year));
      cells.addAll(figures(horizon, whose.and(in(year))));
      cells.add(Cell.money(cumulative(horizon, whose, year)));
      rows.add(Row.body(cells));
    }
    var cells = cells(Cell.text("All years"));
    cells.addAll(figures(horizon, whose));
    cells.add(Cell.empty());
    rows.add(Row.total(cells));
    return new Table(name, caption, columns, rows);
  }

  /** One row for each partner, over all years. */
  public static Table overAllYears(Horizon horizon) {
    var columns = new ArrayList<>(List.of(Column.heading("Partner")));
    FLOWS.forEach(figure -> columns.add(figure.column()));
    var rows = new ArrayList<Row>();
    for (var partner : horizon.partners()) {
      var cells = cells(Cell.text(partner.name()));
      cells.addAll(figures(horizon, of(partner.code())));
      rows.add(Row.body(cells));
    }
    var cells = cells(Cell.text(ALL_PARTNERS));
    cells.addAll(figures(horizon, row -> true));
    rows.add(Row.total(cells));
    return new Table(
        ReportCode.of("by-partner"),
        "What each partner bore and what landed on it, " + span(horizon),
        columns,
        rows);
  }

  /** The cumulative net after sharing: a row for each partner and one for all, a column a year. */
  public static Table cumulative(Horizon horizon) {
    var columns = new ArrayList<>(List.of(Column.heading("Partner")));
    horizon.years().forEach(year -> columns.add(Column.money(year.toString())));
    var rows = new ArrayList<Row>();
    for (var partner : horizon.partners()) {
      var cells = cells(Cell.text(partner.name()));
      for (var year : horizon.years()) {
        cells.add(Cell.money(cumulative(horizon, of(partner.code()), year)));
      }
      rows.add(Row.body(cells));
    }
    var cells = cells(Cell.text(ALL_PARTNERS));
    for (var year : horizon.years()) {
      cells.add(Cell.money(cumulative(horizon, row -> true, year)));
    }
    rows.add(Row.total(cells));
    return new Table(
        ReportCode.of("cumulative"),
        "Cumulative net after sharing at the end of each year",
        columns,
        rows);
  }

  /** Who gives and who receives, over all years, through the fund and outside it. */
  public static Table givenAndReceived(Horizon horizon) {
    return GivenAndReceived.table(horizon);
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

  private static List<Cell> figures(Horizon horizon, Predicate<HorizonRow> which) {
    return FLOWS.stream().map(figure -> Cell.money(sum(horizon, which, figure.pence()))).toList();
  }

  private static long cumulative(Horizon horizon, Predicate<HorizonRow> whose, FinancialYear year) {
    return sum(horizon, whose.and(in(year)), CUMULATIVE.pence());
  }

  private static long sum(
      Horizon horizon, Predicate<HorizonRow> which, ToLongFunction<HorizonRow> pence) {
    return horizon.rows().stream().filter(which).mapToLong(pence).reduce(0, Math::addExact);
  }

  private static Predicate<HorizonRow> of(PartnerCode partner) {
    return row -> row.partner().equals(partner);
  }

  private static Predicate<HorizonRow> in(FinancialYear year) {
    return row -> row.year().equals(year);
  }

  private static List<Cell> cells(Cell... first) {
    return new ArrayList<>(List.of(first));
  }

  private static Cell text(FinancialYear year) {
    return Cell.text(year.toString());
  }
}
