package org.commonpurse.reports.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/**
 * The entries of a partner's account in a year, and those among them that mend something or belong to an
 * earlier time. An amount is positive where it adds to what the partner owes.
 */
final class EntryTables {

  private final PartnerAccounts accounts;
  private final Statement statement;
  private final Map<Long, FinancialYear> yearsOfResults = new HashMap<>();

  EntryTables(PartnerAccounts accounts, Partner partner, Statement statement) {
    this.accounts = accounts;
    this.statement = statement;
    for (var due : accounts.duesOf(partner)) {
      accounts
          .result(due)
          .map(result -> result.allocation().outturn().year())
          .ifPresent(year -> yearsOfResults.put(due.entry(), year));
    }
  }

  /** Every entry with the balance after it. */
  Table all() {
    return new Table(
        ReportCode.of("entries"),
        "Every entry on the account, by the day on which it counts",
        List.of(
            Column.heading("Day"),
            Column.text("Entry"),
            Column.text("What for"),
            Column.money("Adds to what it owes"),
            Column.money("Balance").result()),
        statement.lines().stream()
            .map(
                line ->
                    Row.body(
                        List.of(
                            day(line),
                            entry(line),
                            Cell.text(line.recorded().entry().narrative()),
                            Cell.money(line.pence()),
                            Cell.money(line.balancePence()))))
            .toList());
  }

  /** Reversals, late entries and items of earlier years; empty if there is none. */
  Optional<Table> adjustments() {
    var rows = new ArrayList<Row>();
    for (var line : statement.lines()) {
      why(line)
          .ifPresent(
              why ->
                  rows.add(
                      Row.body(
                          List.of(
                              day(line),
                              entry(line),
                              Cell.text(line.recorded().entry().narrative()),
                              Cell.text(why),
                              Cell.money(line.pence())))));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                ReportCode.of("adjustments"),
                "Reversals, late entries and items of earlier years, which the account holds too",
                List.of(
                    Column.heading("Day"),
                    Column.text("Entry"),
                    Column.text("What for"),
                    Column.text("Why it stands here"),
                    Column.money("Adds to what it owes")),
                rows));
  }

  private Optional<String> why(Statement.Line line) {
    var recorded = line.recorded();
    return recorded
        .reverses()
        .map("takes back entry %,d"::formatted)
        .or(() -> recorded.submittedOn().map(day -> "late, for " + DaysInWords.written(day)))
        .or(
            () ->
                Optional.ofNullable(yearsOfResults.get(recorded.sequence()))
                    .filter(year -> year.compareTo(accounts.year()) < 0)
                    .map(year -> "a clause's result for " + year));
  }

  private static Cell day(Statement.Line line) {
    return Cell.text(line.recorded().entry().effectiveOn().toString());
  }

  private static Cell entry(Statement.Line line) {
    return Cell.text("%,d".formatted(line.recorded().sequence()));
  }
}
