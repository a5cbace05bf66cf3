package org.commonpurse.reports.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.period.PeriodEvent;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** What an auditor asks for first, as tables. */
final class AuditTables {

  private AuditTables() {}

  /** What each account comes to, book by book, with the sums of both sides; those of nothing are left out. */
  static Table trialBalance(Map<Book, List<BalanceRow>> balances) {
    var rows = new ArrayList<Row>();
    for (var book : Book.values()) {
      var name = Cell.text(book.name().toLowerCase(Locale.ROOT));
      long debits = 0;
      long credits = 0;
      for (var row : balances.getOrDefault(book, List.of())) {
        long pence = row.pence();
        if (pence > 0) {
          debits = Math.addExact(debits, pence);
          rows.add(Row.body(List.of(name, account(row), Cell.money(pence), Cell.empty())));
        } else if (pence < 0) {
          credits = Math.addExact(credits, Math.negateExact(pence));
          rows.add(
              Row.body(
                  List.of(name, account(row), Cell.empty(), Cell.money(Math.negateExact(pence)))));
        }
      }
      rows.add(Row.total(List.of(name, Cell.text(""), Cell.money(debits), Cell.money(credits))));
    }
    return new Table(
        ReportCode.of("trial-balance"),
        "What each account comes to",
        List.of(
            Column.heading("Book"),
            Column.heading("Account"),
            Column.money("Debit"),
            Column.money("Credit")),
        rows);
  }

  private static Cell account(BalanceRow row) {
    return Cell.text(row.key().words().get(0));
  }

  /** What the board decided otherwise than clauses give: a row for each part of each clause decided. */
  static Table decisions(List<RecordedAllocation> results) {
    var rows = new ArrayList<Row>();
    for (var recorded : results) {
      for (var clause : recorded.allocation().clauses()) {
        if (clause.decision().isPresent()) {
          rows.addAll(parts(recorded, clause));
        }
      }
    }
    return new Table(
        ReportCode.of("decisions"),
        "What the board decided otherwise than clauses give",
        List.of(
            Column.heading("Result"),
            Column.heading("Clause"),
            Column.text("Minute"),
            Column.text("Decided on"),
            Column.text("Reason"),
            Column.text("Part of"),
            Column.money("By the clause"),
            Column.money("As decided")),
        rows);
  }

  private static List<Row> parts(RecordedAllocation recorded, ClauseResult clause) {
    var rows = new ArrayList<Row>();
    var codes = clause.parties().codes();
    for (int i = 0; i < codes.size(); i++) {
      rows.add(
          part(
              recorded,
              clause,
              codes.get(i).value(),
              clause.byRule().partners().get(i),
              clause.allocation().partners().get(i)));
    }
    rows.add(
        part(
            recorded,
            clause,
            "unallocated",
            clause.byRule().unallocatedPence(),
            clause.allocation().unallocatedPence()));
    return rows;
  }

  private static Row part(
      RecordedAllocation recorded, ClauseResult clause, String whose, long byRule, long decided) {
    var decision = clause.decision().orElseThrow();
    return Row.body(
        List.of(
            Cell.text(recorded.id()),
            Cell.text(clause.clause().reference()),
            Cell.text(decision.minute()),
            Cell.text(decision.on().toString()),
            Cell.text(decision.reason()),
            Cell.text(whose),
            Cell.money(byRule),
            Cell.money(decided)));
  }

  /** Where partners stand on results: agreed, queried or disputed, with their own figures. */
  static Table positions(List<RecordedAllocation> results) {
    var rows = new ArrayList<Row>();
    for (var recorded : results) {
      for (var position : recorded.positions()) {
        rows.add(
            Row.body(
                List.of(
                    Cell.text(recorded.id()),
                    Cell.text(recorded.clause(position).clause().reference()),
                    Cell.text(position.partner().value()),
                    Cell.text(word(position.standing())),
                    Cell.money(recorded.partPence(position)),
                    position.ownPence().map(Cell::money).orElseGet(Cell::empty),
                    Cell.text(position.note()))));
      }
    }
    return new Table(
        ReportCode.of("positions"),
        "Where partners stand on results",
        List.of(
            Column.heading("Result"),
            Column.heading("Clause"),
            Column.heading("Partner"),
            Column.text("Standing"),
            Column.money("Its part"),
            Column.money("Its own figure"),
            Column.text("Note")),
        rows);
  }

  /** What was done to each period that anybody touched. */
  static Table periods(List<PeriodEvent> events) {
    var rows = new ArrayList<Row>();
    for (var event : events) {
      rows.add(
          Row.body(
              List.of(
                  Cell.text(event.period().toString()),
                  Cell.text(word(event.action())),
                  Cell.text(event.by().name()),
                  Cell.text(event.recordedAt().toString()),
                  Cell.text(event.reason()))));
    }
    return new Table(
        ReportCode.of("periods"),
        "What was done to each period",
        List.of(
            Column.heading("Period"),
            Column.text("Act"),
            Column.text("By"),
            Column.text("Recorded at"),
            Column.text("Reason")),
        rows);
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
