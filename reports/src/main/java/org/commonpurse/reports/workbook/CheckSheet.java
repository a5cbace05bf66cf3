package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.account.ViewLine;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.workbook.FundSheet.Column;

/**
 * The sheet of what must be equal: the identities of every year, that books balance, and that sheets say the
 * same as each other. Each is true or false by a formula over both sides.
 */
final class CheckSheet {

  static final String ALL_HOLD = "AllChecksHold";
  private static final int ONE = 3;
  private static final int OTHER = 4;
  private static final int HOLDS = 5;

  private final WorkbookSheets sheets;
  private final Grid grid;

  private CheckSheet(WorkbookSheets sheets, String currency) {
    this.sheets = sheets;
    this.grid =
        new Grid(
            "Checks",
            "What must be equal, worked out from the other sheets",
            1,
            List.of(
                words("Check"),
                words("Year"),
                words("What must be equal"),
                money("One side, " + currency),
                money("Other side, " + currency),
                words("Equal")));
  }

  static CheckSheet of(WorkbookSheets sheets, String currency) {
    var checks = new CheckSheet(sheets, currency);
    checks.addIdentities();
    checks.addBooks();
    checks.addStreams();
    checks.addBudget();
    checks.addReserves();
    checks.addViews();
    checks.addAssumptions();
    checks.addParts();
    checks.addAll();
    return checks;
  }

  Grid grid() {
    return grid;
  }

  /** Whether all of them hold. */
  boolean allHold() {
    return grid.countFalse(HOLDS) == 0;
  }

  private void addIdentities() {
    var years = new HashSet<FinancialYear>();
    for (var identity : Identity.of(sheets.horizon())) {
      boolean isSecond = identity.number() == 2 && !years.add(identity.year());
      var sides = sides(identity, isSecond);
      add(
          "Identity " + identity.number(),
          identity.year().toString(),
          identity.statement(),
          Formula.money(sides.one(), identity.leftPence()),
          Formula.money(sides.other(), identity.rightPence()));
    }
  }

  /** Both sides of what must be equal, as formulas. */
  private record Sides(String one, String other) {}

  /**
   * The sides of an identity.
   *
   * @param isSecond  whether it is the second of its number: whose it is, rather than where it is
   */
  private Sides sides(Identity identity, boolean isSecond) {
    var year = identity.year();
    return switch (identity.number()) {
      case 1 ->
          new Sides(
              "%s+%s+%s+%s-%s+%s"
                  .formatted(
                      fund(Column.PAID_IN, year),
                      fund(Column.OTHER, year),
                      fund(Column.CHARGES, year),
                      fund(Column.SHARING, year),
                      fund(Column.PUT, year),
                      fund(Column.UNDECIDED, year)),
              fund(Column.SPENT, year) + "+" + fund(Column.LEFT_OVER, year));
      case 2 ->
          new Sides(
              fund(Column.CLOSING, year),
              sheets.balance().cell(isSecond ? BalanceSheet.WHOSE : BalanceSheet.HELD, year));
      case 3 -> new Sides(total(CostSheet.SHARING, year), "-" + fund(Column.PUT_BY_SHARING, year));
      case 4 ->
          new Sides(
              total(CostSheet.NET_AFTER, year),
              "%s-%s-%s"
                  .formatted(
                      total(CostSheet.SAVINGS, year),
                      total(CostSheet.EXTRA_COSTS, year),
                      fund(Column.PUT_BY_SHARING, year)));
      case 5 ->
          new Sides(
              total(CostSheet.POOL_COST, year),
              "%s+%s-%s+%s-%s-%s"
                  .formatted(
                      fund(Column.SPENT, year),
                      fund(Column.PUT, year),
                      fund(Column.PUT_BY_SHARING, year),
                      fund(Column.LEFT_OVER, year),
                      fund(Column.UNDECIDED, year),
                      fund(Column.OTHER, year)));
      default ->
          throw new IllegalStateException("The workbook has no identity " + identity.number());
    };
  }

  private String fund(Column column, FinancialYear year) {
    return sheets.fund().cell(column, year);
  }

  private String total(int column, FinancialYear year) {
    return sheets.costs().cell(column, Horizon.ALL, year);
  }

  private void addBooks() {
    sheets
        .posted()
        .debitsByBook()
        .forEach(
            (book, pence) -> {
              var picked = EntryColumn.BOOK.range() + "," + Pick.book(book).criterion() + ")";
              add(
                  "Books",
                  "all",
                  "Debits and credits of the book " + Pick.words(book),
                  Formula.money("SUMIFS(" + EntryColumn.DEBIT.range() + "," + picked, pence),
                  Formula.money(
                      "SUMIFS(" + EntryColumn.CREDIT.range() + "," + picked,
                      sheets.posted().creditsByBook().getOrDefault(book, 0L)));
              add(
                  "Books",
                  "all",
                  "Debits less credits of the book %s, and nothing".formatted(Pick.words(book)),
                  PostedRows.cell(sheets.posted().debits(Pick.book(book))),
                  Formula.money("0", 0));
            });
  }

  private void addStreams() {
    for (var pool : sheets.horizon().pool()) {
      var year = pool.year();
      if (!sheets.streams().income().isEmpty()) {
        var paidIn = sheets.fund().formula(Column.PAID_IN, year);
        var other = sheets.fund().formula(Column.OTHER_INCOME, year);
        add(
            "Streams",
            year.toString(),
            "Income by stream, and what was paid in with other income",
            sheets.streams().incomeOf(year),
            Formula.money(
                paidIn.expression() + "+" + other.expression(),
                Math.addExact(paidIn.pence(), other.pence())));
      }
      if (!sheets.streams().streams().isEmpty()) {
        var spent = sheets.fund().formula(Column.SPENT, year);
        add(
            "Streams",
            year.toString(),
            "What was spent by stream, and what was spent",
            sheets.streams().spentOf(year),
            spent);
        add(
            "Schemes",
            year.toString(),
            "What was spent on schemes by those who lead them, and what was spent",
            sheets.costs().formula(CostSheet.SPENT, Horizon.ALL, year),
            spent);
      }
    }
  }

  private void addBudget() {
    var budget = sheets.contents().pack().budget();
    if (sheets.budget().grid().isEmpty()) {
      return;
    }
    var year = budget.year();
    add(
        "Budget",
        year.toString(),
        "Budgets of schemes, and the budget of the fund",
        Formula.money(sheets.budget().total(BudgetSheet.BUDGET), budget.budgetPence()),
        sheets.fund().formula(Column.BUDGET, year));
    add(
        "Budget",
        year.toString(),
        "Who met the variance, and the variance",
        Formula.money("SUM(" + sheets.budget().met() + ")", budget.met().totalPence()),
        Formula.money(sheets.budget().total(BudgetSheet.VARIANCE), budget.variancePence()));
  }

  private void addReserves() {
    if (sheets.reserves().grid().isEmpty()) {
      return;
    }
    for (var pool : sheets.horizon().pool()) {
      long pence = pool.closing().reservesPence();
      add(
          "Reserves",
          pool.year().toString(),
          "Reserves by owner, and all reserves in the books",
          sheets.reserves().closingOf(pool.year()),
          sheets
              .posted()
              .cell(
                  sheets
                      .posted()
                      .credits(
                          Pick.book(Book.ACTUAL),
                          Pick.account(AccountKind.RESERVE),
                          Pick.upTo(pool.year())),
                  pence));
    }
  }

  private void addViews() {
    var views = sheets.views();
    for (var pool : sheets.horizon().pool()) {
      var year = pool.year();
      if (views.has(year)) {
        add(
            "Own shares",
            year.toString(),
            "Own shares of all partners, and the whole fund, line by line added up",
            views.ownShares(year),
            views.gross(year));
        add(
            "Own shares",
            year.toString(),
            "Lines of the year, gross, and what the fund's account moved",
            views.sumOf(ViewLine.Part.MOVED, year),
            Formula.money(fund(Column.MOVEMENT, year), pool.movementPence()));
        add(
            "Own shares",
            year.toString(),
            "Lines of what is held, gross, and what is held",
            views.sumOf(ViewLine.Part.HELD, year),
            Formula.money(
                sheets.balance().cell(BalanceSheet.HELD, year),
                pool.closing().assets().netPence()));
      }
    }
  }

  private void addAssumptions() {
    var horizon = sheets.horizon();
    if (!horizon.statesReturn() || sheets.assumptions().grid().isEmpty()) {
      return;
    }
    for (int i = 0; i < horizon.years().size(); i++) {
      long pence = horizon.additionalCosts().get(i).totalPence();
      add(
          "Assumptions",
          horizon.years().get(i).toString(),
          "Spent beyond what schemes would have cost, and the additional cost that somebody bore",
          sheets.assumptions().additionalOf(horizon.years().get(i)),
          Formula.money(BigDecimal.valueOf(pence, 2).toPlainString(), pence));
    }
  }

  private void addParts() {
    addCount(
        "Clauses",
        "Clauses whose parts do not add up, and none",
        sheets.clauses().grid(),
        ClauseSheet.HOLDS);
    addCount(
        "Statements",
        "Accounts of partners that do not add up, and none",
        sheets.statements().grid(),
        StatementSheet.HOLDS);
  }

  private void addCount(String what, String statement, Grid of, int column) {
    if (of.isEmpty()) {
      return;
    }
    int row = grid.next();
    long broken = of.countFalse(column);
    grid.add(
        List.of(
            SheetCell.words(what),
            SheetCell.words("all"),
            SheetCell.words(statement),
            count("COUNTIF(%s,FALSE)".formatted(of.from(range(column, 0, of.next() - 1))), broken),
            count("0", 0),
            Formula.verdict(at(ONE, row) + "=" + at(OTHER, row), broken == 0)));
  }

  private static Formula count(String expression, long number) {
    return new Formula(
        expression,
        SheetCell.Format.WHOLE,
        Optional.of(new SheetCell.Result.Number(BigDecimal.valueOf(number))));
  }

  private void add(String what, String year, String statement, Formula one, Formula other) {
    int row = grid.next();
    boolean holds = one.pence() == other.pence();
    grid.add(
        List.of(
            SheetCell.words(what),
            SheetCell.words(year),
            SheetCell.words(statement),
            one,
            other,
            Formula.verdict("ROUND(" + at(ONE, row) + "-" + at(OTHER, row) + ",2)=0", holds)));
  }

  private void addAll() {
    int row = grid.next();
    var cells =
        new ArrayList<SheetCell>(
            List.of(
                SheetCell.words("All checks"),
                SheetCell.EMPTY,
                SheetCell.words("Whether all of them hold"),
                SheetCell.EMPTY,
                SheetCell.EMPTY));
    cells.add(Formula.verdict("AND(" + range(HOLDS, 0, row - 1) + ")", allHold()));
    grid.strong(cells);
    grid.nameCell(ALL_HOLD, HOLDS, row);
  }
}
