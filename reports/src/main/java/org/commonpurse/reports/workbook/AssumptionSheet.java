package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * The sheet of what the fund states that schemes would have cost without it, a row for each scheme and year,
 * beside what they cost: on this additional cost and return rest. An additional scheme would have cost
 * nothing; where nothing is stated the cells are empty.
 */
final class AssumptionSheet {

  private static final int YEAR = 2;
  private static final int BASELINE = 5;
  private static final int SPENT = 6;
  private static final int ADDITIONAL = 7;

  private final PostedRows posted;
  private final Grid grid;
  private final Map<FinancialYear, Long> additionalPence = new HashMap<>();

  private AssumptionSheet(PostedRows posted, String currency) {
    this.posted = posted;
    this.grid =
        new Grid(
            "Assumptions",
            "What schemes would have cost without the fund, as it states, and what they cost",
            4,
            List.of(
                words("Code"),
                words("Scheme"),
                words("Year from"),
                words("Year"),
                words("What it is"),
                money("Without the fund, " + currency),
                money("Spent, " + currency),
                money("Additional cost, " + currency)));
  }

  /** The sheet; without rows where no scheme states what it would have cost. */
  static AssumptionSheet of(Fund fund, Horizon horizon, PostedRows posted, String currency) {
    var sheet = new AssumptionSheet(posted, currency);
    if (fund.schemes().stream().anyMatch(scheme -> scheme.baseline().isPresent())) {
      fund.schemes().forEach(scheme -> horizon.years().forEach(year -> sheet.add(scheme, year)));
    }
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  private void add(Scheme scheme, FinancialYear year) {
    int row = grid.next();
    var spent = posted.cost(Pick.in(year), Pick.of(Dimension.SCHEME, scheme.code()));
    var without = scheme.baselinePence(year);
    if (spent.pence() == 0 && without.orElse(0) == 0) {
      return;
    }
    without.ifPresent(
        pence ->
            additionalPence.merge(year, Math.subtractExact(spent.pence(), pence), Math::addExact));
    grid.add(
        List.of(
            SheetCell.words(Pick.key(Dimension.SCHEME, scheme.code())),
            SheetCell.words(scheme.name()),
            SheetCell.number(year.startYear()),
            SheetCell.words(year.toString()),
            SheetCell.words(scheme.provision().name().toLowerCase(Locale.ROOT)),
            without.isPresent()
                ? SheetCell.money(without.getAsLong(), Origin.GIVEN)
                : SheetCell.EMPTY,
            PostedRows.cell(spent),
            without.isPresent()
                ? Formula.money(
                    at(SPENT, row) + "-" + at(BASELINE, row),
                    Math.subtractExact(spent.pence(), without.getAsLong()))
                : SheetCell.EMPTY));
  }

  /** The additional cost of all schemes in a year. */
  Formula additionalOf(FinancialYear year) {
    return Formula.money(
        "SUMIFS(%s,%s,%d)".formatted(column(ADDITIONAL), column(YEAR), year.startYear()),
        additionalPence.getOrDefault(year, 0L));
  }

  private String column(int column) {
    return grid.from(range(column, 0, grid.next() - 1));
  }
}
