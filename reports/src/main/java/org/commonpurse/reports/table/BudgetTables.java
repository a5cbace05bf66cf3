package org.commonpurse.reports.table;

import static org.commonpurse.allocation.trace.FigureName.BUDGET;
import static org.commonpurse.allocation.trace.FigureName.SPENT;
import static org.commonpurse.allocation.trace.FigureName.VARIANCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.allocation.horizon.BudgetYear.SchemeYear;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.ReportCode;

/** A year against its budget, scheme by scheme. */
public final class BudgetTables {

  private static final int SCHEMES_MAX = 12;

  /** Lines of names that a page has room for. */
  private static final int LINES_MAX = 12;

  /** Letters of a name on a line, without the column of a forecast and with it. */
  private static final int LETTERS = 25;

  private static final int LETTERS_BESIDE_FORECAST = 16;

  /** A column: what is in it, of a scheme and as a figure that can be traced. */
  private record Figure(
      Column column,
      ToLongFunction<SchemeYear> pence,
      Optional<FigureName> name,
      FinancialYear year) {

    Cell of(List<SchemeYear> schemes, Optional<Code> scheme, boolean isTraced) {
      long sum = schemes.stream().mapToLong(pence).reduce(0, Math::addExact);
      return name.filter(figure -> isTraced)
          .map(figure -> FigureReference.of(figure, Horizon.ALL, year, year))
          .filter(reference -> scheme.isEmpty() || reference.name() != VARIANCE)
          .map(reference -> Cell.money(sum, scheme.map(reference::detail).orElse(reference)))
          .orElseGet(() -> Cell.money(sum));
    }
  }

  private BudgetTables() {}

  /**
   * Budget, outturn, variance and forecast of each scheme, with what it cost the year before; the one
   * farthest from its budget first. Columns without a figure are left out.
   */
  public static Table bySchemes(BudgetYear budget) {
    var figures = figures(budget);
    var columns = new ArrayList<>(List.of(Column.heading("Scheme")));
    figures.forEach(figure -> columns.add(figure.column()));
    var rows = new ArrayList<Row>();
    var schemes = budget.farthestFirst();
    int shown = shown(schemes, budget.forecastPence().isPresent());
    for (var scheme : schemes.subList(0, shown)) {
      rows.add(
          Row.body(
              cells(scheme.name(), figures, List.of(scheme), Optional.of(scheme.scheme()), true)));
    }
    var others = schemes.subList(shown, schemes.size());
    if (!others.isEmpty()) {
      rows.add(Row.body(cells(others(others.size()), figures, others, Optional.empty(), false)));
    }
    rows.add(Row.total(cells("All schemes", figures, schemes, Optional.empty(), true)));
    return new Table(
        ReportCode.of("budget-by-scheme"),
        "Budget and outturn by scheme, " + budget.year(),
        columns,
        rows);
  }

  /** How many schemes have a row of their own, so that the page stays one page. */
  private static int shown(List<SchemeYear> schemes, boolean isForecast) {
    int letters = isForecast ? LETTERS_BESIDE_FORECAST : LETTERS;
    int lines = 0;
    for (int i = 0; i < schemes.size(); i++) {
      lines += 1 + (schemes.get(i).name().length() - 1) / letters;
      if (i == SCHEMES_MAX || lines > LINES_MAX) {
        return i;
      }
    }
    return schemes.size();
  }

  private static List<Figure> figures(BudgetYear budget) {
    var year = budget.year();
    var before = budget.yearBefore();
    var figures = new ArrayList<Figure>();
    if (budget.hasBudget()) {
      figures.add(
          new Figure(Column.money("budget"), SchemeYear::budgetPence, Optional.of(BUDGET), year));
    }
    if (budget.forecastPence().isPresent()) {
      figures.add(
          new Figure(
              Column.money("forecast"),
              each -> each.forecastPence().orElse(each.budgetPence()),
              Optional.empty(),
              year));
    }
    figures.add(
        new Figure(Column.money("outturn"), SchemeYear::spentPence, Optional.of(SPENT), year));
    if (budget.hasBudget()) {
      figures.add(
          new Figure(
              Column.money("variance").result(),
              SchemeYear::variancePence,
              Optional.of(VARIANCE),
              year));
    }
    if (budget.schemes().stream().anyMatch(each -> each.spentBeforePence() != 0)) {
      figures.add(
          new Figure(
              Column.money("outturn " + before),
              SchemeYear::spentBeforePence,
              Optional.of(SPENT),
              before));
    }
    return figures;
  }

  private static List<Cell> cells(
      String name,
      List<Figure> figures,
      List<SchemeYear> schemes,
      Optional<Code> scheme,
      boolean isTraced) {
    var cells = new ArrayList<>(List.of(Cell.text(name)));
    figures.forEach(figure -> cells.add(figure.of(schemes, scheme, isTraced)));
    return cells;
  }

  /** What schemes that have no row of their own are called. */
  public static String others(int count) {
    return count + " others together";
  }
}
