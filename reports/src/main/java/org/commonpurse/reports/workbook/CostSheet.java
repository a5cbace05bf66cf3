package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * The sheet of costs and savings: a row for each partner and year, and for all partners and year.
 * <p>
 * What is added up from entries is a formula over them; additional cost rests on baselines and results, and is
 * an amount.
 */
final class CostSheet {

  private static final int YEAR = 2;
  private static final int PAID_IN = 4;
  private static final int CHARGES = 5;
  static final int SAVINGS = 9;
  static final int EXTRA_COSTS = 8;
  static final int SPENT = 7;
  private static final int ADDITIONAL = 14;

  /** The columns that a year's row of all partners adds up. */
  private static final List<Integer> ADDED = List.of(4, 5, 6, 7, 8, 9, 10, 11, 12, 13);

  /** Columns of other sheets' formulas. */
  static final int POOL_COST = 6;

  static final int NET_AFTER = 13;
  static final int SHARING = 12;
  private static final int NET_BEFORE = 11;
  private static final int RETURN = 15;

  private final Horizon horizon;
  private final PostedRows posted;
  private final Grid grid;
  private final Map<PartnerCode, Integer> first = new LinkedHashMap<>();

  private CostSheet(Horizon horizon, PostedRows posted, String currency) {
    this.horizon = horizon;
    this.posted = posted;
    var headings =
        new ArrayList<>(
            List.of(
                words("Code"),
                words("Partner"),
                words("Year from"),
                words("Year"),
                money("Paid in, " + currency),
                money("Charged less credited by pool clauses, " + currency),
                money("Pool cost borne, " + currency),
                money("Spent on schemes it leads, " + currency),
                money("Extra costs, " + currency),
                money("Savings, " + currency),
                money("of which cashable, " + currency),
                money("Net before sharing, " + currency),
                money("Sharing, received positive, " + currency),
                money("Net after sharing, " + currency)));
    if (horizon.statesReturn()) {
      headings.add(money("Additional cost, " + currency));
      headings.add(money("Return, " + currency));
    }
    headings.add(money("Net to date, " + currency));
    if (horizon.statesReturn()) {
      headings.add(money("Return to date, " + currency));
    }
    this.grid =
        new Grid(
            "Cost and savings",
            "Where costs fall and where savings land, by partner and year: net and sharing are positive"
                + " where they are good for the partner",
            4,
            headings);
  }

  static CostSheet of(Horizon horizon, PostedRows posted, String currency) {
    var sheet = new CostSheet(horizon, posted, currency);
    for (var partner : sheet.partners()) {
      sheet.first.put(partner.code(), sheet.grid.next());
      horizon.rows(partner.code()).forEach(row -> sheet.add(partner, row));
    }
    int last = sheet.grid.next() - 1;
    sheet.first.put(Horizon.ALL, sheet.grid.next());
    horizon.totals().forEach(total -> sheet.addTotal(total, last));
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  /** Those on whom anything fell or landed. */
  List<Partner> partners() {
    return horizon.partners().stream()
        .filter(partner -> horizon.rows(partner.code()).stream().anyMatch(HorizonRow::isAnything))
        .toList();
  }

  /** Where a figure of a partner, or of all, and a year stands, for other sheets. */
  String cell(int column, PartnerCode partner, FinancialYear year) {
    return grid.from(at(column, row(partner, year)));
  }

  /** A figure of a partner, or of all, and a year, for other sheets. */
  Formula formula(int column, PartnerCode partner, FinancialYear year) {
    return grid.formula(column, row(partner, year));
  }

  /** Where the figures of a partner, or of all, and of all years stand, for other sheets. */
  String years(int column, PartnerCode partner) {
    int from = row(partner, horizon.years().get(0));
    return grid.from(range(column, from, from + horizon.years().size() - 1));
  }

  private int row(PartnerCode partner, FinancialYear year) {
    return Optional.ofNullable(first.get(partner)).orElseThrow() + horizon.years().indexOf(year);
  }

  private void add(Partner partner, HorizonRow of) {
    var cells = head(Pick.key(Dimension.PARTNER, partner.code()), partner.name(), of);
    int row = grid.next();
    cells.add(figure(FigureName.PAID_IN, of, of.paidIn().totalPence()));
    cells.add(figure(FigureName.CHARGES, of, of.charges().netPence()));
    cells.add(Formula.money(at(PAID_IN, row) + "+" + at(CHARGES, row), of.poolCostPence()));
    cells.add(figure(FigureName.SPENT, of, of.spentPence()));
    cells.add(figure(FigureName.EXTRA_COSTS, of, of.extraCosts().totalPence()));
    cells.add(figure(FigureName.SAVINGS, of, of.savings().totalPence()));
    cells.add(
        posted.cell(
            posted.figure(
                FigureName.SAVINGS,
                of.partner(),
                of.year(),
                Pick.of(Dimension.NATURE, ByNature.CASHABLE)),
            of.savings().cashablePence()));
    cells.add(Formula.money(at(SAVINGS, row) + "-" + at(EXTRA_COSTS, row), of.netBeforePence()));
    cells.add(figure(FigureName.SHARING, of, of.sharingPence()));
    cells.add(Formula.money(at(NET_BEFORE, row) + "+" + at(SHARING, row), of.netAfterPence()));
    addReturn(cells, of, row);
    grid.add(cells);
  }

  private void addTotal(HorizonRow total, int last) {
    var cells = head("", "All partners", total);
    int row = grid.next();
    var pence = added(total);
    for (int i = 0; i < ADDED.size(); i++) {
      int column = ADDED.get(i);
      cells.add(
          Formula.money(
              "SUMIFS(%s,%s,%s)"
                  .formatted(range(column, 0, last), range(YEAR, 0, last), at(YEAR, row)),
              pence.get(i)));
    }
    addReturn(cells, total, row);
    grid.strong(cells);
  }

  /** The figures of the columns that are added up, in their order. */
  private static List<Long> added(HorizonRow of) {
    return List.of(
        of.paidIn().totalPence(),
        of.charges().netPence(),
        of.poolCostPence(),
        of.spentPence(),
        of.extraCosts().totalPence(),
        of.savings().totalPence(),
        of.savings().cashablePence(),
        of.netBeforePence(),
        of.sharingPence(),
        of.netAfterPence());
  }

  private static List<SheetCell> head(String code, String name, HorizonRow of) {
    return new ArrayList<>(
        List.of(
            SheetCell.words(code),
            SheetCell.words(name),
            SheetCell.number(of.year().startYear()),
            SheetCell.words(of.year().toString())));
  }

  private Formula figure(FigureName name, HorizonRow of, long pence) {
    return posted.cell(posted.figure(name, of.partner(), of.year()), pence);
  }

  private void addReturn(List<SheetCell> cells, HorizonRow of, int row) {
    of.additionalCostPence()
        .ifPresent(
            cost -> {
              cells.add(SheetCell.money(cost, Origin.GIVEN));
              cells.add(
                  Formula.money(
                      at(NET_AFTER, row) + "-" + at(ADDITIONAL, row),
                      of.returnPence().orElseThrow()));
            });
    int column = cells.size();
    cells.add(toDate(of, column, at(NET_AFTER, row), of.toDate().netPence()));
    of.toDate()
        .returnPence()
        .ifPresent(pence -> cells.add(toDate(of, column + 1, at(RETURN, row), pence)));
  }

  /** The year's figure with that to date of the year before, which stands in the row above. */
  private Formula toDate(HorizonRow of, int column, String ofYear, long pence) {
    boolean isFirst = of.year().equals(horizon.years().get(0));
    return Formula.money(isFirst ? ofYear : at(column, grid.next() - 1) + "+" + ofYear, pence);
  }
}
