package org.commonpurse.reports.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/**
 * What fell due in a year: contributions by stream, what clauses charged, what is provided, and what the
 * partner owns of the reserves. A due is positive where the partner owes it.
 */
final class DueTables {

  private final PartnerAccounts accounts;
  private final Partner partner;
  private final List<Due> dues;

  DueTables(PartnerAccounts accounts, Partner partner) {
    this.accounts = accounts;
    this.partner = partner;
    this.dues = accounts.duesOf(partner);
  }

  /** The dues of the year that clauses raised, the oldest first. */
  List<Due> charges() {
    return dues.stream()
        .filter(due -> accounts.year().contains(due.since()))
        .filter(due -> due.origin().isPresent())
        .toList();
  }

  /**
   * Contributions that fell due in the year by stream, with what was received of them and what is open,
   * and what is open of earlier years; empty if there is none.
   *
   * @param statement  the entries of the year, which say of what stream a due is
   */
  Optional<Table> contributions(Statement statement) {
    Map<Long, Set<String>> streams = streams(statement);
    var byStream = new TreeMap<String, List<Due>>();
    var earlier = new ArrayList<Due>();
    for (var due : dues) {
      if (accounts.year().contains(due.since()) && due.origin().isEmpty()) {
        var names = List.copyOf(streams.getOrDefault(due.entry(), Set.of("Other dues")));
        byStream.computeIfAbsent(Wording.list(names), key -> new ArrayList<>()).add(due);
      } else if (due.since().isBefore(accounts.year().first()) && due.openPence() != 0) {
        earlier.add(due);
      }
    }
    var rows = new ArrayList<Row>();
    byStream.forEach((name, ofStream) -> rows.add(Row.body(cells(name, ofStream))));
    if (rows.size() > 1) {
      var all = byStream.values().stream().flatMap(List::stream).toList();
      rows.add(Row.total(cells("All that fell due in " + accounts.year(), all)));
    }
    if (!earlier.isEmpty()) {
      rows.add(Row.body(cells("Of earlier years, still open", earlier)));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                ReportCode.of("contributions"),
                "Contributions that fell due, and what was received of them by "
                    + DaysInWords.written(accounts.lastDay()),
                List.of(
                    Column.heading("Stream"),
                    Column.money("Due"),
                    Column.money("Received of it"),
                    Column.money("Still open").result()),
                rows));
  }

  private Map<Long, Set<String>> streams(Statement statement) {
    var streams = new HashMap<Long, Set<String>>();
    for (var line : statement.lines()) {
      for (var posting : line.recorded().entry().postings()) {
        posting.account().stream()
            .filter(code -> posting.account().partner().isPresent())
            .ifPresent(
                code ->
                    streams
                        .computeIfAbsent(line.recorded().sequence(), key -> new TreeSet<>())
                        .add(accounts.name(code)));
      }
    }
    return streams;
  }

  private static List<Cell> cells(String name, List<Due> dues) {
    return List.of(
        Cell.text(name),
        Cell.money(dues.stream().mapToLong(Due::pence).reduce(0, Math::addExact)),
        Cell.money(dues.stream().mapToLong(Due::settledPence).reduce(0, Math::addExact)),
        Cell.money(dues.stream().mapToLong(Due::openPence).reduce(0, Math::addExact)));
  }

  /** What clauses charged and credited, each with the version that was applied; empty if nothing. */
  Optional<Table> clauses() {
    var rows = new ArrayList<Row>();
    for (var due : charges()) {
      rows.add(
          Row.body(
              List.of(
                  Cell.text(accounts.clause(due.origin().orElseThrow().clause())),
                  Cell.text(accounts.rule(due)),
                  Cell.text("%,d".formatted(due.entry())),
                  Cell.money(due.pence()),
                  Cell.money(due.openPence()),
                  Cell.text(
                      due.dispute()
                          .filter(dispute -> due.openPence() != 0)
                          .map(dispute -> "disputed: " + dispute.reason())
                          .orElseGet(() -> "by " + DaysInWords.written(due.dueOn()))))));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                ReportCode.of("clauses"),
                "What clauses charged to it (a minus: credited to it or shared with it)",
                List.of(
                    Column.heading("Clause"),
                    Column.text("Rule applied"),
                    Column.text("Entry"),
                    Column.money("Due"),
                    Column.money("Still open"),
                    Column.text("To be paid")),
                rows));
  }

  /** What the schemes cost that it provided; empty if none did. */
  Optional<Table> provided() {
    return byDetail(
        "provided",
        "What schemes cost that it provided, " + accounts.year(),
        List.of(Column.heading("Scheme"), Column.money("Cost")),
        FigureName.PROVIDED,
        false);
  }

  /** What it owns of the reserves at the beginning and the end; empty if nothing. */
  Optional<Table> reserves() {
    return byDetail(
        "carry-forward",
        "What it owns of the reserves, and so carries forward",
        List.of(
            Column.heading("Reserve"),
            Column.money("Brought forward"),
            Column.money("Put in less drawn"),
            Column.money("Carried forward").result()),
        FigureName.RESERVES,
        true);
  }

  private Optional<Table> byDetail(
      String name, String caption, List<Column> columns, FigureName figure, boolean withCourse) {
    var rows = new ArrayList<Row>();
    for (var code : accounts.sums().details(figure, partner.code())) {
      var now = accounts.figure(figure, partner).detail(code);
      var before = accounts.before(figure, partner).detail(code);
      long nowPence = accounts.sums().pence(now);
      long beforePence = accounts.sums().pence(before);
      if (nowPence != 0 || (withCourse && beforePence != 0)) {
        rows.add(
            Row.body(
                withCourse
                    ? List.of(
                        Cell.text(Wording.capital(accounts.name(code))),
                        accounts.cell(before),
                        Cell.money(Math.subtractExact(nowPence, beforePence)),
                        accounts.cell(now))
                    : List.of(Cell.text(accounts.name(code)), accounts.cell(now))));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Table(ReportCode.of(name), caption, columns, rows));
  }
}
