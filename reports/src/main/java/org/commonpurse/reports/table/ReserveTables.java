package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.allocation.horizon.ReserveYear.Part;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/** Reserves by owner, as a table. */
public final class ReserveTables {

  private ReserveTables() {}

  /**
   * What each owner had in each reserve: opening, put in, drawn, closing, and for how much of a year's
   * budget the closing amount would last.
   *
   * @param names  what partners are called
   * @param budgetPence  the budget of the year; without one no cover is shown
   * @return empty where no reserve held or moved anything
   */
  public static Optional<Table> byOwner(
      ReserveYear reserves, Function<PartnerCode, String> names, long budgetPence) {
    if (reserves.parts().isEmpty()) {
      return Optional.empty();
    }
    var year = reserves.year();
    var all = FigureReference.of(FigureName.RESERVES, Horizon.ALL, year, year);
    var rows = new ArrayList<Row>();
    for (var part : reserves.parts()) {
      var figure =
          FigureReference.of(FigureName.RESERVES, part.owner(), year, year).detail(part.reserve());
      rows.add(
          Row.body(
              List.of(
                  Cell.text(part.reserve().value().replace('-', ' ')),
                  Cell.text(names.apply(part.owner())),
                  Cell.text(cover(part.closingPence(), budgetPence)),
                  Cell.money(part.openingPence()),
                  Cell.money(part.putPence()),
                  Cell.money(part.drawnPence()),
                  Cell.money(part.closingPence(), figure))));
    }
    long closing = reserves.sum(Part::closingPence);
    rows.add(
        Row.total(
            List.of(
                Cell.text("All reserves"),
                Cell.empty(),
                Cell.text(cover(closing, budgetPence)),
                Cell.money(reserves.sum(Part::openingPence)),
                Cell.money(reserves.sum(Part::putPence)),
                Cell.money(reserves.sum(Part::drawnPence)),
                Cell.money(closing, all))));
    return Optional.of(
        new Table(
            ReportCode.of("reserves-by-owner"),
            "Reserves by owner, " + year,
            List.of(
                Column.heading("Reserve"),
                Column.text("Owner"),
                Column.text("Of the budget"),
                Column.money("Opening"),
                Column.money("Put in"),
                Column.money("Drawn"),
                Column.money("Closing").result()),
            rows));
  }

  private static String cover(long pence, long budgetPence) {
    return budgetPence <= 0
        ? MoneyFormat.ZERO
        : Exact.of(pence, budgetPence).times(Exact.of(100)).toDecimal(1) + "%";
  }
}
