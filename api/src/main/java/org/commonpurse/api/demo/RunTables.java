package org.commonpurse.api.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** What the years of a run came to, as tables. */
final class RunTables {

  private RunTables() {}

  /** Budget, actual and variance by year, scheme and stream. */
  static Table variances(List<ApplicationResult> years) {
    var rows = new ArrayList<Row>();
    for (var year : years) {
      var outturn = year.allocation().outturn();
      for (var line : outturn.lines()) {
        rows.add(
            Row.body(
                List.of(
                    Cell.text(outturn.year().toString()),
                    Cell.text(line.scheme().value()),
                    Cell.text(line.stream().value()),
                    Cell.money(line.budgetPence()),
                    Cell.money(line.actualPence()),
                    Cell.money(line.variancePence()))));
      }
    }
    return new Table(
        ReportCode.of("variances"),
        "Budget and actual by scheme and stream; over budget is positive",
        List.of(
            Column.heading("Year"),
            Column.heading("Scheme"),
            Column.heading("Stream"),
            Column.money("Budget"),
            Column.money("Actual"),
            Column.money("Variance")),
        rows);
  }

  /** Who has which part of what each clause took, where it came to anything. */
  static Table allocations(List<ApplicationResult> years) {
    var rows = new ArrayList<Row>();
    for (var year : years) {
      for (var clause : year.allocation().clauses()) {
        rows.addAll(parts(year.allocation(), clause));
      }
    }
    return new Table(
        ReportCode.of("allocations"),
        "What each clause took, and who has which part of it; a charge is what a partner pays in",
        List.of(
            Column.heading("Year"),
            Column.heading("Version"),
            Column.heading("Clause"),
            Column.text("Title"),
            Column.text("Takes"),
            Column.money("Amount"),
            Column.text("Part of"),
            Column.money("Part"),
            Column.money("Charge")),
        rows);
  }

  private static List<Row> parts(Allocation allocation, ClauseResult result) {
    var rows = new ArrayList<Row>();
    var parties = allocation.parties();
    for (int i = 0; i < parties.size(); i++) {
      long part = result.allocation().partners().get(i);
      long charge = result.chargesPence().get(i);
      if (part != 0 || charge != 0) {
        rows.add(part(allocation, result, parties.code(i).value(), part, Cell.money(charge)));
      }
    }
    for (var move : result.allocation().moves()) {
      if (move.pence() == 0) {
        continue;
      }
      var owner = move.owner().map(code -> " of " + code).orElse("");
      var name = move.source().code() + owner;
      rows.add(part(allocation, result, name, move.pence(), Cell.empty()));
    }
    long unallocated = result.allocation().unallocatedPence();
    if (unallocated != 0) {
      rows.add(part(allocation, result, "unallocated", unallocated, Cell.empty()));
    }
    return rows;
  }

  private static Row part(
      Allocation allocation, ClauseResult result, String name, long pence, Cell charge) {
    return Row.body(
        List.of(
            Cell.text(allocation.outturn().year().toString()),
            Cell.text(Integer.toString(allocation.agreement().version())),
            Cell.text(result.clause().reference()),
            Cell.text(result.clause().title()),
            Cell.text(result.clause().basis().noun()),
            Cell.money(result.amountPence()),
            Cell.text(name),
            Cell.money(pence),
            charge));
  }

  /** What each reserve held at the end of each year, by owner. */
  static Table reserves(List<ApplicationResult> years) {
    var rows = new ArrayList<Row>();
    for (var year : years) {
      var name = year.allocation().outturn().year().toString();
      new TreeMap<>(year.state().reserves())
          .forEach(
              (reserve, balance) -> {
                new TreeMap<>(balance.byOwner())
                    .forEach(
                        (owner, pence) -> rows.add(reserve(name, reserve, owner.value(), pence)));
                if (balance.unownedPence() != 0) {
                  rows.add(reserve(name, reserve, "", balance.unownedPence()));
                }
              });
    }
    return new Table(
        ReportCode.of("reserves"),
        "What each reserve held at the end of the year, by owner",
        List.of(
            Column.heading("Year"),
            Column.heading("Reserve"),
            Column.heading("Owner"),
            Column.money("Holds")),
        rows);
  }

  private static Row reserve(String year, ReserveCode reserve, String owner, long pence) {
    return Row.body(
        List.of(Cell.text(year), Cell.text(reserve.value()), Cell.text(owner), Cell.money(pence)));
  }
}
