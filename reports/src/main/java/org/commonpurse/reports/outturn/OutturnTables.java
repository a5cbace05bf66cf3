package org.commonpurse.reports.outturn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PlanYear.Line;
import org.commonpurse.allocation.horizon.PlanYear.SinceMonth9;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** The tables of an outturn report. */
final class OutturnTables {

  private final OutturnContents contents;

  OutturnTables(OutturnContents contents) {
    this.contents = contents;
  }

  /** From the initial budget to the variance, by the stream that pays. */
  Table byStream() {
    var rows = new ArrayList<Row>();
    for (var stream : contents.fund().streams()) {
      var lines = lines(line -> line.stream().equals(stream.code()));
      if (!lines.isEmpty()) {
        rows.add(Row.body(plan(stream.name(), lines, Optional.empty())));
      }
    }
    rows.add(total("All streams"));
    return new Table(
        ReportCode.of("outturn-by-stream"),
        "Initial and revised budget, and outturn, by stream, " + contents.year(),
        columns("Stream"),
        rows);
  }

  /** The same by scheme. */
  Table byScheme() {
    var rows = new ArrayList<Row>();
    for (var scheme : contents.fund().schemes()) {
      var lines = lines(line -> line.scheme().equals(scheme.code()));
      if (!lines.isEmpty()) {
        rows.add(Row.body(plan(scheme.name(), lines, Optional.of(scheme.code()))));
      }
    }
    rows.add(total("All schemes"));
    return new Table(
        ReportCode.of("outturn-by-scheme"),
        "Initial and revised budget, and outturn, by scheme, " + contents.year(),
        columns("Scheme"),
        rows);
  }

  private List<Line> lines(Predicate<Line> which) {
    return contents.plan().lines().stream().filter(which).toList();
  }

  private static List<Column> columns(String heading) {
    return List.of(
        Column.heading(heading),
        Column.money("initial budget"),
        Column.money("virements"),
        Column.money("revised budget").result(),
        Column.money("outturn"),
        Column.money("variance").result());
  }

  private static List<Cell> amounts(String name, List<Line> lines) {
    return List.of(
        Cell.text(name),
        Cell.money(lines.stream().mapToLong(Line::setPence).reduce(0, Math::addExact)),
        Cell.money(lines.stream().mapToLong(Line::viredPence).reduce(0, Math::addExact)),
        Cell.money(lines.stream().mapToLong(Line::revisedPence).reduce(0, Math::addExact)),
        Cell.money(lines.stream().mapToLong(Line::spentPence).reduce(0, Math::addExact)),
        Cell.money(lines.stream().mapToLong(Line::variancePence).reduce(0, Math::addExact)));
  }

  /** Of a scheme, budget and spending have names as figures. */
  private List<Cell> plan(String name, List<Line> lines, Optional<SchemeCode> scheme) {
    var cells = new ArrayList<>(amounts(name, lines));
    scheme.ifPresent(
        code -> {
          cells.set(3, named(cells.get(3), all(FigureName.BUDGET).detail(code)));
          cells.set(4, named(cells.get(4), all(FigureName.SPENT).detail(code)));
        });
    return cells;
  }

  private Row total(String name) {
    var cells = new ArrayList<>(amounts(name, contents.plan().lines()));
    cells.set(3, named(cells.get(3), all(FigureName.BUDGET)));
    cells.set(4, named(cells.get(4), all(FigureName.SPENT)));
    cells.set(5, named(cells.get(5), all(FigureName.VARIANCE)));
    return Row.total(cells);
  }

  private static Cell named(Cell cell, FigureReference reference) {
    return Cell.money(cell.pence().orElseThrow(), reference);
  }

  private FigureReference all(FigureName figure) {
    return of(figure, Horizon.ALL);
  }

  private FigureReference of(FigureName figure, PartnerCode partner) {
    return FigureReference.of(figure, partner, contents.year(), contents.year());
  }

  /** Who met the variance: of an overspend what each bears, of an underspend (−) what each has. */
  Table metBy() {
    var met = contents.budget().met();
    var rows = new ArrayList<Row>();
    for (var part : met.parts()) {
      rows.add(Row.body(List.of(Cell.text(bearer(part)), Cell.money(part.pence()))));
    }
    rows.add(
        Row.total(
            List.of(
                Cell.text("The variance"),
                Cell.money(contents.budget().variancePence(), all(FigureName.VARIANCE)))));
    return new Table(
        ReportCode.of("variance-by-partner"),
        "The variance by partner, %s: who met it, or (\u2212) has it".formatted(contents.year()),
        List.of(Column.heading("Met by"), Column.money("Amount")),
        rows);
  }

  private String bearer(BudgetYear.Part part) {
    return switch (part.bearer()) {
      case PARTNER -> contents.name(part.partner().orElseThrow());
      case RESERVES -> "Reserves";
      case NOBODY -> "Nobody yet";
      case FUND ->
          contents.fund().kind() == FundKind.POOLED ? "Stays in the pool" : "Stays where it fell";
    };
  }

  /** What landed outside the pool; empty where nothing did. */
  Optional<Table> outside() {
    var rows = new ArrayList<Row>();
    for (var partner : contents.horizon().partners()) {
      var row = contents.horizon().row(partner.code(), contents.year());
      if (isOutside(row)) {
        rows.add(Row.body(outside(partner.name(), row)));
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var total =
        contents.horizon().totals().stream()
            .filter(row -> row.year().equals(contents.year()))
            .findFirst()
            .orElseThrow();
    rows.add(Row.total(outside("All partners", total)));
    return Optional.of(
        new Table(
            ReportCode.of("outside-the-pool"),
            "What offsets it outside the pool, " + contents.year(),
            List.of(
                Column.heading("Partner"),
                Column.money("Savings"),
                Column.money("Extra costs"),
                Column.money("Sharing"),
                Column.money("Net after sharing").result()),
            rows));
  }

  private static boolean isOutside(HorizonRow row) {
    return Stream.of(row.savings().totalPence(), row.extraCosts().totalPence(), row.sharingPence())
        .anyMatch(pence -> pence != 0);
  }

  private List<Cell> outside(String name, HorizonRow row) {
    var partner = row.partner();
    return List.of(
        Cell.text(name),
        Cell.money(row.savings().totalPence(), of(FigureName.SAVINGS, partner)),
        Cell.money(row.extraCosts().totalPence(), of(FigureName.EXTRA_COSTS, partner)),
        Cell.money(row.sharingPence(), of(FigureName.SHARING, partner)),
        Cell.money(row.netAfterPence(), of(FigureName.NET_AFTER, partner)));
  }

  /** From the forecast at month 9 to the outturn. */
  Table sinceMonth9(SinceMonth9 since) {
    var rows = new ArrayList<Row>();
    rows.add(row("Expected at month 9", since.expectedPence()));
    rows.add(row("Budgets changed since", since.budgetPence()));
    for (var forecast : contents.plan().forecasts()) {
      rows.add(
          row(
              "%s, %s: %s"
                  .formatted(
                      forecast.on(),
                      contents
                          .fund()
                          .scheme(forecast.scheme())
                          .map(scheme -> scheme.name())
                          .orElse(forecast.scheme().value()),
                      forecast.why()),
              forecast.pence()));
    }
    rows.add(row("No cause was recorded", since.unforeseenPence()));
    rows.add(
        Row.total(
            List.of(
                Cell.text("Outturn"),
                Cell.money(contents.budget().spentPence(), all(FigureName.SPENT)))));
    return new Table(
        ReportCode.of("since-month-9"),
        "From the forecast at month 9 to the outturn, " + contents.year(),
        List.of(Column.heading("Step"), Column.money("Amount")),
        rows);
  }

  private static Row row(String words, long pence) {
    return Row.body(List.of(Cell.text(words), Cell.money(pence)));
  }
}
