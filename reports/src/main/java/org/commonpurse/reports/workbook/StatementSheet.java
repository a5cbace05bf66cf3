package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * The sheet of the accounts that partners have with the fund: a row for each partner and year, from the balance
 * brought forward to that at the end, and beside it what its receivable and payable accounts hold.
 * <p>
 * A balance is positive where the partner owes the fund. What was received, claimed and paid is told apart by
 * whether an entry moved money, so that it is an amount.
 */
final class StatementSheet {

  private static final int BROUGHT = 4;
  private static final int CHARGES = 6;
  private static final int SHARING = 7;
  private static final int OTHER = 8;
  private static final int RECEIVED = 9;
  private static final int CLAIMS = 10;
  private static final int CLAIMS_PAID = 11;
  private static final int BALANCE = 12;
  private static final int LEDGER = 13;
  static final int HOLDS = 14;

  private final Horizon horizon;
  private final FigureSums sums;
  private final PostedRows posted;
  private final Grid grid;

  private StatementSheet(Horizon horizon, FigureSums sums, PostedRows posted, String currency) {
    this.horizon = horizon;
    this.sums = sums;
    this.posted = posted;
    this.grid =
        new Grid(
            "Statements",
            "Each partner's account with the fund, by year: a balance is positive where the partner owes"
                + " the fund",
            4,
            List.of(
                words("Code"),
                words("Partner"),
                words("Year from"),
                words("Year"),
                money("Brought forward, " + currency),
                money("Contributions due, " + currency),
                money("Charged less credited, " + currency),
                money("Shared with it, " + currency),
                money("Other entries, " + currency),
                money("Received from it, " + currency),
                money("Claims that fell due to it, " + currency),
                money("Claims paid to it, " + currency),
                money("Balance, " + currency),
                money("Receivable less payable, " + currency),
                words("Equal")));
  }

  /** The sheet; without rows where no partner's account ever moved. */
  static StatementSheet of(Horizon horizon, FigureSums sums, PostedRows posted, String currency) {
    var sheet = new StatementSheet(horizon, sums, posted, currency);
    for (var partner : horizon.partners()) {
      if (horizon.years().stream().anyMatch(year -> sheet.isAnything(partner, year))) {
        int first = sheet.grid.next();
        horizon.years().forEach(year -> sheet.add(partner, year, first));
      }
    }
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  private boolean isAnything(Partner partner, FinancialYear year) {
    return List.of(
            FigureName.PAID_IN,
            FigureName.CHARGES,
            FigureName.SHARING,
            FigureName.RECEIVED,
            FigureName.CLAIMS,
            FigureName.CLAIMS_PAID,
            FigureName.OTHER_ENTRIES)
        .stream()
        .anyMatch(name -> pence(name, partner, year) != 0);
  }

  private long pence(FigureName name, Partner partner, FinancialYear year) {
    return sums.pence(FigureReference.of(name, partner.code(), year, year));
  }

  private void add(Partner partner, FinancialYear year, int first) {
    int row = grid.next();
    long balance = pence(FigureName.BALANCE, partner, year);
    var cells =
        new ArrayList<SheetCell>(
            List.of(
                SheetCell.words(Pick.key(Dimension.PARTNER, partner.code())),
                SheetCell.words(partner.name()),
                SheetCell.number(year.startYear()),
                SheetCell.words(year.toString())));
    cells.add(
        row == first
            ? SheetCell.money(pence(FigureName.BALANCE, partner, year.previous()), Origin.GIVEN)
            : Formula.money(
                at(BALANCE, row - 1), pence(FigureName.BALANCE, partner, year.previous())));
    for (var name : List.of(FigureName.PAID_IN, FigureName.CHARGES, FigureName.SHARING)) {
      cells.add(posted.cell(posted.figure(name, partner.code(), year), pence(name, partner, year)));
    }
    for (var name :
        List.of(
            FigureName.OTHER_ENTRIES,
            FigureName.RECEIVED,
            FigureName.CLAIMS,
            FigureName.CLAIMS_PAID)) {
      cells.add(SheetCell.money(pence(name, partner, year), Origin.GIVEN));
    }
    cells.add(
        Formula.money(
            "SUM(%s:%s)-%s+%s-%s-%s+%s"
                .formatted(
                    at(BROUGHT, row),
                    at(CHARGES, row),
                    at(SHARING, row),
                    at(OTHER, row),
                    at(RECEIVED, row),
                    at(CLAIMS, row),
                    at(CLAIMS_PAID, row)),
            moved(partner, year)));
    cells.add(posted.cell(ledger(partner, year), balance));
    cells.add(
        Formula.verdict(
            "ROUND(" + at(BALANCE, row) + "-" + at(LEDGER, row) + ",2)=0",
            moved(partner, year) == balance));
    grid.add(cells);
  }

  /** The balance brought forward with all that moved. */
  private long moved(Partner partner, FinancialYear year) {
    long added =
        Math.addExact(
            Math.addExact(
                pence(FigureName.BALANCE, partner, year.previous()),
                pence(FigureName.PAID_IN, partner, year)),
            Math.addExact(
                pence(FigureName.CHARGES, partner, year),
                Math.addExact(
                    pence(FigureName.OTHER_ENTRIES, partner, year),
                    pence(FigureName.CLAIMS_PAID, partner, year))));
    long taken =
        Math.addExact(
            pence(FigureName.SHARING, partner, year),
            Math.addExact(
                pence(FigureName.RECEIVED, partner, year),
                pence(FigureName.CLAIMS, partner, year)));
    return Math.subtractExact(added, taken);
  }

  private RowSum ledger(Partner partner, FinancialYear year) {
    var whose = Pick.countsFor(partner.code());
    return posted
        .debits(
            Pick.book(Book.ACTUAL), Pick.account(AccountKind.RECEIVABLE), whose, Pick.upTo(year))
        .plus(
            posted.debits(
                Pick.book(Book.ACTUAL), Pick.account(AccountKind.PAYABLE), whose, Pick.upTo(year)));
  }
}
