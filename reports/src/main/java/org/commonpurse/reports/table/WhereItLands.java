package org.commonpurse.reports.table;

import static org.commonpurse.allocation.trace.FigureName.CHARGES;
import static org.commonpurse.allocation.trace.FigureName.EXTRA_COSTS;
import static org.commonpurse.allocation.trace.FigureName.NET_AFTER;
import static org.commonpurse.allocation.trace.FigureName.NET_BEFORE;
import static org.commonpurse.allocation.trace.FigureName.PAID_IN;
import static org.commonpurse.allocation.trace.FigureName.POOL_COST;
import static org.commonpurse.allocation.trace.FigureName.SAVINGS;
import static org.commonpurse.allocation.trace.FigureName.SHARING;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/**
 * Where costs fall and where savings land, over all years: a row for each partner with a figure, and
 * all of them together. Each figure can be traced by its name. Of a fund without effects outside it, the
 * columns of the pool alone.
 */
public final class WhereItLands {

  private static final String POOL = "Cost of the pool";
  private static final String OUTSIDE = "Extra costs outside it";
  private static final String LANDED = "Savings landed";

  /** A column and the figure in it. */
  private record Figure(
      Column column,
      FigureName name,
      Optional<NatureCode> nature,
      ToLongFunction<HorizonRow> pence) {

    static Figure of(Column column, FigureName name, ToLongFunction<HorizonRow> pence) {
      return new Figure(column, name, Optional.empty(), pence);
    }
  }

  private final Horizon horizon;

  private WhereItLands(Horizon horizon) {
    this.horizon = horizon;
  }

  /**
   * The table of a horizon.
   *
   * @throws IllegalArgumentException if it has no year
   */
  public static Table of(Horizon horizon) {
    return new WhereItLands(horizon).table();
  }

  private Table table() {
    var figures = figures();
    var columns = new ArrayList<>(List.of(Column.heading("Partner")));
    figures.forEach(figure -> columns.add(figure.column()));
    var rows = new ArrayList<Row>();
    for (var partner : horizon.partners()) {
      var course = horizon.rows(partner.code());
      if (course.stream().anyMatch(HorizonRow::isAnything)) {
        rows.add(Row.body(cells(partner.name(), partner.code(), course, figures)));
      }
    }
    rows.add(Row.total(cells(HorizonTables.ALL_PARTNERS, Horizon.ALL, horizon.totals(), figures)));
    return new Table(
        ReportCode.of("where-it-lands"),
        "Where costs fall and where savings land, " + HorizonTables.span(horizon),
        columns,
        rows);
  }

  private List<Figure> figures() {
    var figures = new ArrayList<Figure>();
    figures.add(
        Figure.of(Column.money("paid in").in(POOL), PAID_IN, row -> row.paidIn().totalPence()));
    figures.add(
        Figure.of(
            Column.money("charged less credited").in(POOL),
            CHARGES,
            row -> row.charges().netPence()));
    figures.add(
        Figure.of(
            Column.money("pool cost borne").in(POOL).result(),
            POOL_COST,
            HorizonRow::poolCostPence));
    if (horizon.rows().stream()
        .allMatch(
            row ->
                row.extraCosts().pence().isEmpty()
                    && row.savings().pence().isEmpty()
                    && row.sharingPence() == 0)) {
      figures.add(
          Figure.of(
              Column.money("spent on schemes it leads"), FigureName.SPENT, HorizonRow::spentPence));
      return figures;
    }
    for (var nature : natures(HorizonRow::extraCosts)) {
      figures.add(byNature(OUTSIDE, EXTRA_COSTS, nature, HorizonRow::extraCosts));
    }
    figures.add(
        Figure.of(
            Column.money("in all").in(OUTSIDE).result(),
            EXTRA_COSTS,
            row -> row.extraCosts().totalPence()));
    for (var nature : natures(HorizonRow::savings)) {
      figures.add(byNature(LANDED, SAVINGS, nature, HorizonRow::savings));
    }
    figures.add(
        Figure.of(
            Column.money("in all").in(LANDED).result(),
            SAVINGS,
            row -> row.savings().totalPence()));
    figures.add(
        Figure.of(
            Column.money("net before sharing").result(), NET_BEFORE, HorizonRow::netBeforePence));
    figures.add(Figure.of(Column.money("sharing"), SHARING, HorizonRow::sharingPence));
    figures.add(
        Figure.of(
            Column.money("net after sharing").result(), NET_AFTER, HorizonRow::netAfterPence));
    return figures;
  }

  private List<NatureCode> natures(Function<HorizonRow, ByNature> of) {
    var natures = new TreeSet<NatureCode>();
    horizon.rows().forEach(row -> natures.addAll(of.apply(row).pence().keySet()));
    return List.copyOf(natures);
  }

  private static Figure byNature(
      String group, FigureName name, NatureCode nature, Function<HorizonRow, ByNature> of) {
    return new Figure(
        Column.money(words(nature)).in(group),
        name,
        Optional.of(nature),
        row -> of.apply(row).pence().getOrDefault(nature, 0L));
  }

  private static String words(NatureCode nature) {
    var code = nature.value();
    return code.equals("set-up") ? code : code.replace('-', ' ').toLowerCase(Locale.UK);
  }

  private List<Cell> cells(
      String name, PartnerCode partner, List<HorizonRow> course, List<Figure> figures) {
    var cells = new ArrayList<Cell>(List.of(Cell.text(name)));
    var years = horizon.years();
    for (var figure : figures) {
      var reference =
          FigureReference.of(figure.name(), partner, years.get(0), years.get(years.size() - 1));
      cells.add(
          Cell.money(
              course.stream().mapToLong(figure.pence()).reduce(0, Math::addExact),
              figure.nature().map(reference::detail).orElse(reference)));
    }
    return cells;
  }
}
