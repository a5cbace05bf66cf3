package org.commonpurse.reports.statement;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/**
 * The account of a partner in a year: what it owed at the beginning, what added to it, what took off
 * it, and what it owes at the end. A minus in the first and the last row is owed to the partner.
 */
final class AccountTable {

  /** A sort of movement, told apart by what the figure is told apart by. */
  private record Movement(String words, FigureName figure, boolean isAdded) {}

  private static final List<Movement> MOVEMENTS =
      List.of(
          new Movement("Contribution due", FigureName.PAID_IN, true),
          new Movement("Charged less credited", FigureName.CHARGES, true),
          new Movement("Shared with it", FigureName.SHARING, false),
          new Movement("Received from it", FigureName.RECEIVED, false),
          new Movement("Claims that fell due to it", FigureName.CLAIMS, false),
          new Movement("Claims paid to it", FigureName.CLAIMS_PAID, true),
          new Movement("Other entries", FigureName.OTHER_ENTRIES, true));

  private final PartnerAccounts accounts;
  private final Partner partner;

  AccountTable(PartnerAccounts accounts, Partner partner) {
    this.accounts = accounts;
    this.partner = partner;
  }

  /** Whether nothing moved in the year. */
  boolean isStill() {
    return rows().isEmpty();
  }

  /** What the partner owed at the end of the year before: negative where it was owed. */
  long openingPence() {
    return accounts.sums().pence(accounts.before(FigureName.BALANCE, partner));
  }

  /** What the partner owes at the end: negative where it is owed. */
  long closingPence() {
    return accounts.sums().pence(accounts.figure(FigureName.BALANCE, partner));
  }

  /** The account. */
  Table account() {
    var rows = new ArrayList<Row>();
    rows.add(
        row(
            "Balance brought forward from " + accounts.year().previous(),
            accounts.cell(accounts.before(FigureName.BALANCE, partner)),
            Cell.empty()));
    rows.addAll(rows());
    rows.add(
        Row.total(
            List.of(
                Cell.text("Balance on " + DaysInWords.written(accounts.lastDay())),
                accounts.cell(accounts.figure(FigureName.BALANCE, partner)),
                Cell.empty())));
    return new Table(
        ReportCode.of("account"),
        "The account, %s (a minus in a balance is owed to the partner)".formatted(accounts.year()),
        List.of(
            Column.heading("Movement"),
            Column.money("Adds to what it owes"),
            Column.money("Takes off what it owes")),
        rows);
  }

  private List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (var movement : MOVEMENTS) {
      var whole = accounts.figure(movement.figure(), partner);
      var details = accounts.sums().details(movement.figure(), partner.code());
      if (details.isEmpty()) {
        add(rows, movement, movement.words(), whole);
      }
      for (var code : details) {
        add(rows, movement, movement.words() + ": " + accounts.name(code), whole.detail(code));
      }
    }
    return rows;
  }

  private void add(List<Row> rows, Movement movement, String words, FigureReference figure) {
    if (accounts.sums().pence(figure) != 0) {
      var cell = accounts.cell(figure);
      rows.add(
          movement.isAdded() ? row(words, cell, Cell.empty()) : row(words, Cell.empty(), cell));
    }
  }

  private static Row row(String words, Cell adds, Cell takesOff) {
    return Row.body(List.of(Cell.text(words), adds, takesOff));
  }

  /**
   * What must be equal: the balance brought forward with all that moved, and what the ledger has on the
   * partner's receivable and payable accounts.
   */
  Table check(Statement statement) {
    return new Table(
        ReportCode.of("check"),
        "What must be equal",
        List.of(
            Column.heading("What must be equal"),
            Column.text("Equal"),
            Column.money("One side"),
            Column.money("Other side")),
        List.of(
            checked(
                "Brought forward and what moved in the year; and receivable less payable in the ledger",
                movedPence(),
                statement.closingPence())));
  }

  private static Row checked(String what, long one, long other) {
    return Row.body(
        List.of(
            Cell.text(what),
            Cell.text(one == other ? "yes" : "no"),
            Cell.money(one),
            Cell.money(other)));
  }

  private long movedPence() {
    long pence = openingPence();
    for (var movement : MOVEMENTS) {
      long moved = accounts.sums().pence(accounts.figure(movement.figure(), partner));
      pence = movement.isAdded() ? Math.addExact(pence, moved) : Math.subtractExact(pence, moved);
    }
    return pence;
  }
}
