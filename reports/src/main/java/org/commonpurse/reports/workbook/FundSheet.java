package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * The sheet of the fund's own account, a row for each year: what came in, what clauses did, what was spent and
 * what is left over.
 * <p>
 * What clauses took and gave out is known from their recorded results, not from postings, and is an amount.
 */
final class FundSheet {

  /** The figures of the fund in a year, as columns. */
  enum Column {
    OPENING("Opening"),
    PAID_IN("Paid in"),
    CLIENT_CHARGES("Client charges"),
    INTEREST("Interest"),
    OTHER_INCOME("Other income"),
    STRAIGHT("Brought straight into reserves or surplus"),
    OTHER("All but paid in"),
    CHARGES("Charged less credited by pool clauses"),
    SHARING("Taken less passed on by sharing clauses"),
    PUT("Put into reserves less drawn"),
    PUT_BY_POOL("of which by pool clauses"),
    PUT_BY_SHARING("of which by sharing clauses"),
    UNDECIDED("Undecided: a cost nobody bears positive"),
    BUDGET("Budget"),
    SPENT("Spent"),
    TAKEN("Overspend that clauses took"),
    GIVEN_OUT("Given out by payment clauses"),
    BY_ENTRIES("Charged less credited by entries"),
    LEFT_OVER("Left over"),
    MOVEMENT("Movement"),
    CLOSING("Opening and movement");

    private static final int BEFORE = 2;

    private final String heading;

    Column(String heading) {
      this.heading = heading;
    }

    int number() {
      return BEFORE + ordinal();
    }
  }

  private final Horizon horizon;
  private final PostedRows posted;
  private final Grid grid;

  private FundSheet(Horizon horizon, PostedRows posted, String currency) {
    this.horizon = horizon;
    this.posted = posted;
    this.grid =
        new Grid(
            horizon.kind() == FundKind.POOLED ? "Memorandum account" : "Fund account",
            "What came in, what was spent and what is left over, by year",
            2,
            Stream.concat(
                    Stream.of(words("Year from"), words("Year")),
                    Arrays.stream(Column.values())
                        .map(column -> Grid.money(column.heading + ", " + currency)))
                .toList());
  }

  static FundSheet of(Horizon horizon, PostedRows posted, String currency) {
    var sheet = new FundSheet(horizon, posted, currency);
    horizon.pool().forEach(sheet::add);
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  /** Where a figure of a year stands, for other sheets. */
  String cell(Column column, FinancialYear year) {
    return grid.from(at(column.number(), horizon.years().indexOf(year)));
  }

  /** A figure of a year, for other sheets. */
  Formula formula(Column column, FinancialYear year) {
    return grid.formula(column.number(), horizon.years().indexOf(year));
  }

  private void add(PoolYear pool) {
    var year = pool.year();
    var cells =
        new ArrayList<SheetCell>(
            List.of(SheetCell.number(year.startYear()), SheetCell.words(year.toString())));
    cells.add(opening(pool));
    addIncome(cells, pool);
    cells.add(cell(AccountKind.RISK_SHARE, year, pool.poolCharges().netPence()));
    cells.add(cell(AccountKind.SHARING, year, pool.sharing().netPence()));
    cells.add(
        posted.cell(
            posted.credits(picks(AccountKind.RESERVE, year, Pick.openings(false))),
            pool.reserves().netPutPence()));
    cells.add(given(pool.reserves().byPoolClauses().netPutPence()));
    cells.add(given(pool.reserves().bySharingClauses().netPutPence()));
    cells.add(
        posted.cell(posted.debits(picks(AccountKind.UNDECIDED, year)), pool.undecidedPence()));
    var spending = pool.spending();
    cells.add(
        posted.cell(
            posted.debits(Pick.book(Book.PLAN), Pick.account(AccountKind.SPEND), Pick.in(year)),
            spending.plan().budgetPence()));
    cells.add(posted.cell(posted.cost(Pick.in(year)), spending.plan().spentPence()));
    cells.add(given(spending.results().variancePence()));
    cells.add(given(spending.results().givenPence()));
    cells.add(given(spending.chargedByEntriesPence()));
    cells.add(leftOver(pool));
    cells.add(
        Formula.money(
            "%s+%s+%s+%s-%s"
                .formatted(
                    here(Column.PAID_IN),
                    here(Column.OTHER),
                    here(Column.CHARGES),
                    here(Column.SHARING),
                    here(Column.SPENT)),
            pool.movementPence()));
    cells.add(
        Formula.money(here(Column.OPENING) + "+" + here(Column.MOVEMENT), pool.closingPence()));
    grid.add(cells);
  }

  /** What stands in the row that comes next. */
  private String here(Column column) {
    return at(column.number(), grid.next());
  }

  private static SheetCell given(long pence) {
    return SheetCell.money(pence, Origin.GIVEN);
  }

  private Formula opening(PoolYear pool) {
    var brought =
        posted
            .credits(picks(AccountKind.RESERVE, pool.year(), Pick.openings(true)))
            .plus(posted.credits(picks(AccountKind.SURPLUS, pool.year(), Pick.openings(true))));
    if (grid.isEmpty()) {
      return posted.cell(brought, pool.openingPence());
    }
    long before = horizon.pool(pool.year().previous()).closingPence();
    var since = posted.cell(brought, Math.subtractExact(pool.openingPence(), before));
    return Formula.money(
        at(Column.CLOSING.number(), grid.next() - 1) + joined(since.expression()),
        pool.openingPence());
  }

  private static String joined(String expression) {
    return expression.startsWith("-") ? expression : "+" + expression;
  }

  private void addIncome(List<SheetCell> cells, PoolYear pool) {
    var year = pool.year();
    var other = pool.income().other();
    cells.add(cell(AccountKind.CONTRIBUTION, year, pool.income().paidInPence()));
    for (var kind :
        List.of(AccountKind.CLIENT_CHARGE, AccountKind.INTEREST, AccountKind.OTHER_INCOME)) {
      cells.add(cell(kind, year, other.getOrDefault(kind, 0L)));
    }
    // Whatever is put into a reserve comes out of the surplus, so that only the rest came from
    // elsewhere.
    cells.add(
        posted.cell(
            posted
                .credits(picks(AccountKind.RESERVE, year, Pick.openings(false)))
                .plus(posted.credits(picks(AccountKind.SURPLUS, year, Pick.openings(false))))
                .plus(posted.credits(picks(AccountKind.UNDECIDED, year))),
            other.getOrDefault(AccountKind.SURPLUS, 0L)));
    cells.add(
        Formula.money(
            "SUM(" + here(Column.CLIENT_CHARGES) + ":" + here(Column.STRAIGHT) + ")",
            pool.income().otherPence()));
  }

  /** What no clause took, as the measure defines it: never as a remainder. */
  private Formula leftOver(PoolYear pool) {
    return Formula.money(
        "%s+%s+%s-(%s-%s-%s)-%s-%s-(%s-%s-%s)"
            .formatted(
                here(Column.PAID_IN),
                here(Column.OTHER),
                here(Column.BY_ENTRIES),
                here(Column.PUT),
                here(Column.PUT_BY_POOL),
                here(Column.PUT_BY_SHARING),
                here(Column.BUDGET),
                here(Column.GIVEN_OUT),
                here(Column.SPENT),
                here(Column.BUDGET),
                here(Column.TAKEN)),
        pool.leftOverPence());
  }

  private Formula cell(AccountKind kind, FinancialYear year, long figurePence) {
    return posted.cell(posted.credits(picks(kind, year)), figurePence);
  }

  private static Pick[] picks(AccountKind kind, FinancialYear year, Pick... more) {
    return Stream.concat(
            Stream.of(Pick.book(Book.ACTUAL), Pick.account(kind), Pick.in(year)),
            Arrays.stream(more))
        .toArray(Pick[]::new);
  }
}
