package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;

/** The sheet of what a fund holds, and whose it is, at the end of each year. */
final class BalanceSheet {

  static final int HELD = 6;
  static final int RESERVES = 7;
  static final int WHOSE = 10;
  static final int BANK = 2;
  static final int RECEIVABLE = 3;
  static final int RECOVERABLE_VAT = 4;
  static final int PAYABLE = 5;
  private static final int LEFT_OVER = 8;
  private static final int UNDECIDED = 9;

  private final Horizon horizon;
  private final PostedRows posted;
  private final FundSheet fund;
  private final Grid grid;

  private BalanceSheet(Horizon horizon, PostedRows posted, FundSheet fund, String currency) {
    this.horizon = horizon;
    this.posted = posted;
    this.fund = fund;
    this.grid =
        new Grid(
            "Balance sheet",
            "What the fund holds at the end of each year, and whose it is",
            2,
            List.of(
                words("Year from"),
                words("Year"),
                money("At the bank, " + currency),
                money("Receivable, " + currency),
                money("Recoverable VAT, " + currency),
                money("Payable, " + currency),
                money("Held, " + currency),
                money("Reserves, " + currency),
                money("Left over to date, " + currency),
                money("Undecided to date, " + currency),
                money("Whose it is, " + currency)));
  }

  static BalanceSheet of(Horizon horizon, PostedRows posted, FundSheet fund, String currency) {
    var sheet = new BalanceSheet(horizon, posted, fund, currency);
    horizon.pool().forEach(sheet::add);
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  /** Where a figure of a year stands, for other sheets. */
  String cell(int column, FinancialYear year) {
    return grid.from(at(column, horizon.years().indexOf(year)));
  }

  private void add(PoolYear pool) {
    var year = pool.year();
    var closing = pool.closing();
    var assets = closing.assets();
    int row = grid.next();
    var cells =
        new ArrayList<SheetCell>(
            List.of(SheetCell.number(year.startYear()), SheetCell.words(year.toString())));
    cells.add(debits(AccountKind.BANK, year, assets.bankPence()));
    cells.add(debits(AccountKind.RECEIVABLE, year, assets.receivablePence()));
    cells.add(debits(AccountKind.RECOVERABLE_VAT, year, assets.recoverableVatPence()));
    cells.add(credits(AccountKind.PAYABLE, year, assets.payablePence()));
    cells.add(
        Formula.money(
            "SUM(%s:%s)-%s".formatted(at(BANK, row), at(PAYABLE - 1, row), at(PAYABLE, row)),
            assets.netPence()));
    cells.add(credits(AccountKind.RESERVE, year, closing.reservesPence()));
    cells.add(leftOver(pool));
    cells.add(debits(AccountKind.UNDECIDED, year, closing.undecidedPence()));
    cells.add(
        Formula.money(
            at(RESERVES, row) + "+" + at(LEFT_OVER, row) + "-" + at(UNDECIDED, row),
            Math.subtractExact(
                Math.addExact(closing.reservesPence(), closing.leftOverPence()),
                closing.undecidedPence())));
    grid.add(cells);
  }

  /** The left over of the year, with that to date of the year before and what openings brought. */
  private Formula leftOver(PoolYear pool) {
    var year = pool.year();
    var brought =
        posted.credits(
            Pick.book(Book.ACTUAL),
            Pick.account(AccountKind.SURPLUS),
            Pick.in(year),
            Pick.openings(true));
    var before = grid.isEmpty() ? "" : at(LEFT_OVER, grid.next() - 1) + "+";
    return Formula.money(
        before + fund.cell(FundSheet.Column.LEFT_OVER, year) + brought.expression(),
        pool.closing().leftOverPence());
  }

  private Formula debits(AccountKind kind, FinancialYear year, long figurePence) {
    return posted.cell(
        posted.debits(Pick.book(Book.ACTUAL), Pick.account(kind), Pick.upTo(year)), figurePence);
  }

  private Formula credits(AccountKind kind, FinancialYear year, long figurePence) {
    return posted.cell(
        posted.credits(Pick.book(Book.ACTUAL), Pick.account(kind), Pick.upTo(year)), figurePence);
  }
}
