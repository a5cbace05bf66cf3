package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.BudgetYear.SchemeYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/** The sheet of the last year's budget and outturn, scheme by scheme, and who met the variance. */
final class BudgetSheet {

  static final int BUDGET = 2;
  static final int SPENT = 3;
  static final int VARIANCE = 4;
  private static final int BEFORE = 5;

  private final Fund fund;
  private final BudgetYear budget;
  private final PostedRows posted;
  private final Grid grid;

  private BudgetSheet(Fund fund, BudgetYear budget, PostedRows posted, String currency) {
    this.fund = fund;
    this.budget = budget;
    this.posted = posted;
    this.grid =
        new Grid(
            "Budget v outturn",
            "Budget and outturn of %s by scheme: a variance is positive where more was spent"
                .formatted(budget.year()),
            2,
            List.of(
                words("Scheme"),
                words("Name"),
                money("Budget after virements, " + currency),
                money("Outturn, " + currency),
                money("Variance, " + currency),
                money("Outturn %s, %s".formatted(budget.yearBefore(), currency)),
                money("Last forecast, " + currency)));
  }

  /** The sheet; without rows where there was neither budget nor spending. */
  static BudgetSheet of(Fund fund, BudgetYear budget, PostedRows posted, String currency) {
    var sheet = new BudgetSheet(fund, budget, posted, currency);
    if (!budget.isNothing()) {
      budget.schemes().forEach(sheet::add);
      sheet.addTotal();
      budget.met().parts().forEach(sheet::add);
    }
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  /** Where a total stands, for other sheets. */
  String total(int column) {
    return grid.from(at(column, budget.schemes().size()));
  }

  /** Where the parts of who met the variance stand, for other sheets; the total's row if nobody did. */
  String met() {
    int first = budget.schemes().size() + 1;
    return grid.from(range(VARIANCE, first, Math.max(first, grid.next() - 1)));
  }

  private void add(SchemeYear scheme) {
    int row = grid.next();
    var of = Pick.of(Dimension.SCHEME, scheme.scheme());
    var cells =
        new ArrayList<SheetCell>(
            List.of(
                SheetCell.words(Pick.key(Dimension.SCHEME, scheme.scheme())),
                SheetCell.words(scheme.name()),
                posted.cell(
                    posted.debits(
                        Pick.book(Book.PLAN),
                        Pick.account(AccountKind.SPEND),
                        Pick.in(budget.year()),
                        of),
                    scheme.budgetPence()),
                spent(budget.year(), of, scheme.spentPence()),
                variance(row, scheme.variancePence()),
                spent(budget.yearBefore(), of, scheme.spentBeforePence())));
    scheme.forecastPence().ifPresent(pence -> cells.add(SheetCell.money(pence, Origin.GIVEN)));
    grid.add(cells);
  }

  private Formula spent(FinancialYear year, Pick of, long pence) {
    return posted.cell(posted.cost(Pick.in(year), of), pence);
  }

  private static Formula variance(int row, long pence) {
    return Formula.money(at(SPENT, row) + "-" + at(BUDGET, row), pence);
  }

  private void addTotal() {
    int row = grid.next();
    grid.strong(
        List.of(
            SheetCell.EMPTY,
            SheetCell.words("All schemes"),
            sum(BUDGET, SchemeYear::budgetPence),
            sum(SPENT, SchemeYear::spentPence),
            variance(row, budget.variancePence()),
            sum(BEFORE, SchemeYear::spentBeforePence)));
  }

  private Formula sum(int column, ToLongFunction<SchemeYear> pence) {
    return Formula.money(
        "SUM(" + range(column, 0, grid.next() - 1) + ")",
        budget.schemes().stream().mapToLong(pence).reduce(0, Math::addExact));
  }

  private void add(BudgetYear.Part part) {
    var by =
        switch (part.bearer()) {
          case PARTNER ->
              part.partner().flatMap(fund::partner).map(Partner::name).orElse("a partner");
          case RESERVES -> "reserves";
          case NOBODY -> "nobody: undecided";
          case FUND -> "nobody: it stays in the fund";
        };
    grid.add(
        List.of(
            SheetCell.EMPTY,
            SheetCell.words("Met by " + by),
            SheetCell.EMPTY,
            SheetCell.EMPTY,
            SheetCell.money(part.pence(), Origin.GIVEN)));
  }
}
