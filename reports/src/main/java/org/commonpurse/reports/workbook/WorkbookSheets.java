package org.commonpurse.reports.workbook;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.reports.sheet.Sheet;
import org.commonpurse.reports.table.MoneyFormat;

/** The sheets of a fund's workbook that others refer to. */
record WorkbookSheets(
    WorkbookContents contents,
    PostedRows posted,
    CostSheet costs,
    AssumptionSheet assumptions,
    SummarySheet summary,
    BudgetSheet budget,
    StreamSheets streams,
    ClauseSheet clauses,
    ReserveSheet reserves,
    FundSheet fund,
    BalanceSheet balance,
    ViewSheet views,
    StatementSheet statements) {

  static WorkbookSheets of(WorkbookContents contents) {
    var pack = contents.pack();
    var horizon = pack.horizon();
    var currency = currency(contents);
    var posted = new PostedRows(pack.fund(), contents.entries());
    var costs = CostSheet.of(horizon, posted, currency);
    var fund = FundSheet.of(horizon, posted, currency);
    var balance = BalanceSheet.of(horizon, posted, fund, currency);
    return new WorkbookSheets(
        contents,
        posted,
        costs,
        AssumptionSheet.of(pack.fund(), horizon, posted, currency),
        SummarySheet.of(horizon, costs, currency),
        BudgetSheet.of(pack.fund(), pack.budget(), posted, currency),
        StreamSheets.of(pack.fund(), horizon, posted, currency),
        ClauseSheet.of(pack.fund(), allocations(contents), currency),
        ReserveSheet.of(pack.fund(), contents.reserves(), posted, currency),
        fund,
        balance,
        ViewSheet.of(pack.fund(), horizon, fund, balance, currency),
        StatementSheet.of(horizon, contents.accounts(), posted, currency));
  }

  Horizon horizon() {
    return contents.pack().horizon();
  }

  private static String currency(WorkbookContents contents) {
    return MoneyFormat.of(contents.pack().fund().currency()).symbol().strip();
  }

  private static List<Allocation> allocations(WorkbookContents contents) {
    return contents.pack().agreements().stream()
        .flatMap(results -> results.allocations().stream())
        .toList();
  }

  /** All sheets in their order, with one before them that says what there is. */
  List<Sheet> inOrder() {
    var currency = currency(contents);
    var checks = CheckSheet.of(this, currency);
    var list = new ContentsSheet(contents, checks.allHold());
    var sheets = new ArrayList<Sheet>();
    for (var part :
        List.of(
            new Part(summary.grid(), ""),
            new Part(costs.grid(), ""),
            new Part(
                assumptions.grid(), "No scheme states what it would have cost without the fund."),
            new Part(budget.grid(), "There was neither budget nor spending in the last year."),
            new Part(streams.income(), "Nothing came in by any stream."),
            new Part(streams.streams(), "Nothing came in or was spent by any stream."),
            new Part(
                SavingSheet.of(contents.pack().measured().quarters(), currency),
                "No measure is planned, and no value was approved."),
            new Part(clauses.grid(), "No clause came to anything."),
            new Part(
                MatterSheet.of(contents.pack(), allocations(contents), currency),
                "Nothing is open or disputed, and nothing was decided."),
            new Part(reserves.grid(), "No reserve held anything."),
            new Part(fund.grid(), ""))) {
      part.addTo(sheets, list);
    }
    if (horizon().kind() == FundKind.POOLED) {
      new Part(balance.grid(), "").addTo(sheets, list);
    } else {
      list.leftOut(balance.grid().name(), "Only a pooled fund holds money of its own.");
    }
    new Part(
            views.grid(),
            horizon().kind() == FundKind.POOLED
                ? "Nobody paid in by streams that count for shares, so that there are none."
                : "Only a pooled fund holds money of its own.")
        .addTo(sheets, list);
    new Part(statements.grid(), "No partner's account moved.").addTo(sheets, list);
    var entries = EntrySheet.of(contents.entries(), posted, currency);
    sheets.add(entries);
    list.add(entries);
    new Part(checks.grid(), "").addTo(sheets, list);
    sheets.add(0, list.sheet());
    return sheets;
  }

  /**
   * A sheet, if it has rows.
   *
   * @param otherwise  why it is left out if it has none, as a sentence
   */
  private record Part(Grid grid, String otherwise) {

    void addTo(List<Sheet> sheets, ContentsSheet list) {
      if (grid.isEmpty()) {
        list.leftOut(grid.name(), otherwise);
      } else {
        sheets.add(grid.sheet());
        list.add(grid.sheet());
      }
    }
  }
}
