package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.table.HorizonTables;

/** The sheet of each partner over all years, and of all partners. */
final class SummarySheet {

  /**
   * A figure that adds up over years.
   *
   * @param column  in which the sheet of costs and savings has it
   */
  private record Part(String heading, int column, Function<HorizonRow, Long> pence) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("Paid in", 4, row -> row.paidIn().totalPence()),
          new Part("Charged less credited", 5, row -> row.charges().netPence()),
          new Part("Pool cost borne", CostSheet.POOL_COST, HorizonRow::poolCostPence),
          new Part("Spent on schemes it leads", 7, HorizonRow::spentPence),
          new Part("Extra costs", 8, row -> row.extraCosts().totalPence()),
          new Part("Savings", 9, row -> row.savings().totalPence()),
          new Part("of which cashable", 10, row -> row.savings().cashablePence()),
          new Part("Net before sharing", 11, HorizonRow::netBeforePence),
          new Part("Sharing", CostSheet.SHARING, HorizonRow::sharingPence),
          new Part("Net after sharing", CostSheet.NET_AFTER, HorizonRow::netAfterPence));

  private static final List<Part> OF_RETURN =
      List.of(
          new Part("Additional cost", 14, row -> row.additionalCostPence().orElseThrow()),
          new Part("Return", 15, row -> row.returnPence().orElseThrow()));

  private final Horizon horizon;
  private final CostSheet costs;
  private final List<Part> parts;
  private final Grid grid;

  private SummarySheet(Horizon horizon, CostSheet costs, String currency) {
    this.horizon = horizon;
    this.costs = costs;
    this.parts = new ArrayList<>(PARTS);
    if (horizon.statesReturn()) {
      parts.addAll(OF_RETURN);
    }
    var headings = new ArrayList<>(List.of(words("Partner")));
    parts.forEach(part -> headings.add(money(part.heading() + ", " + currency)));
    this.grid =
        new Grid(
            "Summary",
            "Who pays and who gains, %s: net and sharing are positive where they are good for the partner"
                .formatted(HorizonTables.span(horizon)),
            1,
            headings);
  }

  static SummarySheet of(Horizon horizon, CostSheet costs, String currency) {
    var sheet = new SummarySheet(horizon, costs, currency);
    for (var partner : costs.partners()) {
      var cells = new ArrayList<SheetCell>(List.of(SheetCell.words(partner.name())));
      for (var part : sheet.parts) {
        cells.add(
            Formula.money(
                "SUM(" + costs.years(part.column(), partner.code()) + ")",
                sum(horizon.rows(partner.code()), part)));
      }
      sheet.grid.add(cells);
    }
    sheet.addTotal();
    return sheet;
  }

  private void addTotal() {
    var cells = new ArrayList<SheetCell>(List.of(SheetCell.words("All partners")));
    for (var part : parts) {
      // Additional cost also falls on reserves and on nobody, so that partners do not add up to it.
      boolean isOfPartners = !OF_RETURN.contains(part) && grid.next() > 0;
      cells.add(
          Formula.money(
              "SUM("
                  + (isOfPartners
                      ? range(cells.size(), 0, grid.next() - 1)
                      : costs.years(part.column(), Horizon.ALL))
                  + ")",
              sum(horizon.totals(), part)));
    }
    grid.strong(cells);
  }

  private static long sum(List<HorizonRow> rows, Part part) {
    return rows.stream().map(part.pence()).reduce(0L, Math::addExact);
  }

  /** Where a figure of all partners over all years stands; nothing where the sheet has it not. */
  Optional<String> total(int column) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).column() == column) {
        return Optional.of(grid.from(Grid.at(1 + i, grid.next() - 1)));
      }
    }
    return Optional.empty();
  }

  Grid grid() {
    return grid;
  }
}
