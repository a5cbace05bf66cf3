package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/**
 * The years of one partner, or of all together: what it bore of the pool, and what landed on it outside.
 */
public final class PartnerTables {

  private record Figure(
      Column column, Optional<FigureName> name, ToLongFunction<HorizonRow> pence) {

    static Figure of(String heading, FigureName name, ToLongFunction<HorizonRow> pence) {
      return new Figure(Column.money(heading), Optional.of(name), pence);
    }

    Figure result() {
      return new Figure(column.result(), name, pence);
    }
  }

  private static final List<Figure> POOL =
      List.of(
          Figure.of("Paid in", FigureName.PAID_IN, row -> row.paidIn().totalPence()),
          Figure.of("Charged less credited", FigureName.CHARGES, row -> row.charges().netPence()),
          Figure.of("Pool cost borne", FigureName.POOL_COST, HorizonRow::poolCostPence).result(),
          Figure.of("Spent on schemes it leads", FigureName.SPENT, HorizonRow::spentPence));

  private static final List<Figure> OUTSIDE =
      List.of(
          Figure.of("Extra costs", FigureName.EXTRA_COSTS, row -> row.extraCosts().totalPence()),
          Figure.of("Savings", FigureName.SAVINGS, row -> row.savings().totalPence()),
          Figure.of("Net before sharing", FigureName.NET_BEFORE, HorizonRow::netBeforePence)
              .result(),
          Figure.of("Sharing", FigureName.SHARING, HorizonRow::sharingPence),
          Figure.of("Net after sharing", FigureName.NET_AFTER, HorizonRow::netAfterPence).result());

  private static final List<Figure> RETURN =
      List.of(
          new Figure(
              Column.money("Additional cost"),
              Optional.empty(),
              row -> row.additionalCostPence().orElse(0L)),
          new Figure(
              Column.money("Return").result(),
              Optional.empty(),
              row -> row.returnPence().orElse(0L)));

  private PartnerTables() {}

  /**
   * What it paid in, was charged and bore of the pool, with what it spent as a memorandum.
   *
   * @return empty if it had no part in it
   */
  public static Optional<Table> pool(Horizon horizon, PartnerCode partner) {
    return course(horizon, partner).stream()
            .allMatch(row -> POOL.stream().allMatch(each -> each.pence().applyAsLong(row) == 0))
        ? Optional.empty()
        : Optional.of(table(horizon, partner, "pool", "Its part of the pool", POOL, List.of()));
  }

  /** What landed on it outside the pool; with what it returned, where that can be stated. */
  public static Table outside(Horizon horizon, PartnerCode partner) {
    var figures = new ArrayList<>(OUTSIDE);
    boolean bears =
        course(horizon, partner).stream()
            .anyMatch(row -> row.additionalCostPence().orElse(0L) != 0);
    if (bears) {
      figures.addAll(RETURN);
    }
    return table(
        horizon,
        partner,
        "outside",
        "What landed on it outside the pool",
        figures,
        List.of(
            horizon.statesReturn()
                ? new Figure(
                    Column.money("Return to date"),
                    Optional.empty(),
                    row -> row.toDate().returnPence().orElse(0L))
                : new Figure(
                    Column.money("Net to date"),
                    Optional.empty(),
                    row -> row.toDate().netPence())));
  }

  private static List<HorizonRow> course(Horizon horizon, PartnerCode partner) {
    return partner.equals(Horizon.ALL) ? horizon.totals() : horizon.rows(partner);
  }

  private static Table table(
      Horizon horizon,
      PartnerCode partner,
      String name,
      String caption,
      List<Figure> figures,
      List<Figure> toDate) {
    var columns = new ArrayList<>(List.of(Column.heading("Year")));
    figures.forEach(figure -> columns.add(figure.column()));
    toDate.forEach(figure -> columns.add(figure.column()));
    var course = course(horizon, partner);
    var rows = new ArrayList<Row>();
    for (var row : course) {
      var cells = new ArrayList<Cell>(List.of(Cell.text(row.year().toString())));
      figures.forEach(figure -> cells.add(cell(figure, List.of(row))));
      toDate.forEach(figure -> cells.add(Cell.money(figure.pence().applyAsLong(row))));
      rows.add(Row.body(cells));
    }
    if (course.size() > 1) {
      var cells = new ArrayList<Cell>(List.of(Cell.text(AllocationTables.ALL_YEARS)));
      figures.forEach(figure -> cells.add(cell(figure, course)));
      toDate.forEach(figure -> cells.add(Cell.empty()));
      rows.add(Row.total(cells));
    }
    return new Table(ReportCode.of(partner + "-" + name), caption, columns, rows);
  }

  private static Cell cell(Figure figure, List<HorizonRow> course) {
    long pence = course.stream().mapToLong(figure.pence()).reduce(0, Math::addExact);
    var first = course.get(0);
    return figure
        .name()
        .map(
            name ->
                Cell.money(
                    pence,
                    FigureReference.of(
                        name, first.partner(), first.year(), course.get(course.size() - 1).year())))
        .orElseGet(() -> Cell.money(pence));
  }
}
