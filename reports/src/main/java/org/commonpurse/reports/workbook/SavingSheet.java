package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.reports.sheet.Sheet.Heading;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Format;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;
import org.commonpurse.reports.sheet.SheetCell.Value;

/** The sheet of what was planned of each measure for each quarter, and what came of it. */
final class SavingSheet {

  private static final int SAVINGS = 11;
  private static final int EXTRA_COSTS = 12;
  private static final int UNIT_PLACES = 4;

  private SavingSheet() {}

  /** The sheet; without rows where nothing is planned or approved. */
  static Grid of(List<RealisedQuarter> quarters, String currency) {
    var grid =
        new Grid(
            "Savings",
            "Planned and observed by measure and quarter. Savings and extra costs are those that were"
                + " posted; a unit value is that of the version of the model",
            4,
            List.of(
                words("Effect"),
                words("Measure"),
                words("Scheme"),
                words("Quarter"),
                words("Rests on"),
                words("Model version"),
                units("Baseline, units"),
                units("Planned, units"),
                units("Observed, units"),
                money("Unit value, " + currency),
                money("Better than planned, " + currency),
                money("Savings counted, " + currency),
                money("Extra costs counted, " + currency),
                money("Net, " + currency),
                words("Entry"),
                words("Status")));
    quarters.forEach(quarter -> add(grid, quarter));
    if (!grid.isEmpty()) {
      addTotal(grid, quarters);
    }
    return grid;
  }

  private static Heading units(String text) {
    return new Heading(text, true);
  }

  private static void add(Grid grid, RealisedQuarter quarter) {
    var cells =
        new ArrayList<SheetCell>(
            List.of(
                SheetCell.words(quarter.effect().value()),
                SheetCell.words(quarter.measure().value()),
                SheetCell.words(quarter.scheme().value()),
                SheetCell.words(quarter.quarter().toString()),
                SheetCell.words(quarter.kind().name().toLowerCase(Locale.ROOT)),
                SheetCell.number(quarter.modelVersion()),
                count(quarter.baseline()),
                count(quarter.planned())));
    var unit =
        new Value(
            quarter.unitValue().toDecimal(UNIT_PLACES + 2).movePointLeft(2),
            Format.NUMBER,
            Origin.GIVEN);
    quarter
        .outcome()
        .ifPresentOrElse(
            came -> {
              int row = grid.next();
              cells.add(count(came.observed()));
              cells.add(unit);
              cells.add(SheetCell.money(came.variancePence(), Origin.GIVEN));
              cells.add(SheetCell.money(came.savingsPence(), Origin.GIVEN));
              cells.add(SheetCell.money(came.extraCostsPence(), Origin.GIVEN));
              cells.add(
                  Formula.money(at(SAVINGS, row) + "-" + at(EXTRA_COSTS, row), came.netPence()));
              cells.add(came.entry().map(SheetCell::number).orElse(SheetCell.EMPTY));
              cells.add(
                  SheetCell.words(
                      quarter.isWaiting() ? "approved; a correction waits" : "approved"));
            },
            () -> {
              cells.add(SheetCell.EMPTY);
              cells.add(unit);
              cells.addAll(
                  List.of(
                      SheetCell.EMPTY,
                      SheetCell.EMPTY,
                      SheetCell.EMPTY,
                      SheetCell.EMPTY,
                      SheetCell.EMPTY));
              cells.add(
                  SheetCell.words(quarter.isWaiting() ? "waits for approval" : "no value yet"));
            });
    grid.add(cells);
  }

  private static SheetCell count(long units) {
    return new Value(BigDecimal.valueOf(units), Format.WHOLE, Origin.GIVEN);
  }

  private static void addTotal(Grid grid, List<RealisedQuarter> quarters) {
    var cells = new ArrayList<SheetCell>(List.of(SheetCell.words("All quarters")));
    while (cells.size() < SAVINGS) {
      cells.add(SheetCell.EMPTY);
    }
    int last = grid.next() - 1;
    var came = quarters.stream().flatMap(quarter -> quarter.outcome().stream()).toList();
    long savings = came.stream().mapToLong(each -> each.savingsPence()).reduce(0, Math::addExact);
    long costs = came.stream().mapToLong(each -> each.extraCostsPence()).reduce(0, Math::addExact);
    cells.add(Formula.money("SUM(" + range(SAVINGS, 0, last) + ")", savings));
    cells.add(Formula.money("SUM(" + range(EXTRA_COSTS, 0, last) + ")", costs));
    cells.add(
        Formula.money(
            "SUM(" + range(EXTRA_COSTS + 1, 0, last) + ")", Math.subtractExact(savings, costs)));
    grid.strong(cells);
  }
}
