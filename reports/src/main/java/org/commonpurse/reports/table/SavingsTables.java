package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.ReportCode;

/** Tables of what savings rest on, and how much of a plan came about. */
public final class SavingsTables {

  private SavingsTables() {}

  /**
   * What was planned and observed of a measure, in pence at planned unit values, against what was to be expected
   * without the scheme; negative where it is worse than that.
   *
   * @param plannedPence  of quarters for which a value was approved
   * @param observedPence  in these quarters
   * @param openPence  planned of the other quarters
   */
  public record OfMeasure(
      MeasureCode measure, long plannedPence, long observedPence, long openPence) {

    /** By how much what was observed falls short of what was planned; negative where it is more. */
    public long shortfallPence() {
      return Math.subtractExact(plannedPence, observedPence);
    }

    private OfMeasure plus(OfMeasure other) {
      return new OfMeasure(
          measure,
          Math.addExact(plannedPence, other.plannedPence),
          Math.addExact(observedPence, other.observedPence),
          Math.addExact(openPence, other.openPence));
    }
  }

  /** Each measure, all its quarters together, in order of codes. */
  public static List<OfMeasure> measures(List<RealisedQuarter> quarters) {
    var measures = new TreeMap<MeasureCode, OfMeasure>();
    quarters.forEach(quarter -> measures.merge(quarter.measure(), of(quarter), OfMeasure::plus));
    return List.copyOf(measures.values());
  }

  private static OfMeasure of(RealisedQuarter quarter) {
    long units = quarter.better().gain(quarter.baseline(), quarter.planned());
    long planned = quarter.unitValue().times(Exact.of(units)).roundedHalfUp();
    return quarter
        .outcome()
        .map(
            came ->
                new OfMeasure(
                    quarter.measure(), planned, Math.addExact(planned, came.variancePence()), 0))
        .orElseGet(() -> new OfMeasure(quarter.measure(), 0, 0, planned));
  }

  /** What was planned against what was observed, by measure. */
  public static Table planned(List<OfMeasure> measures, Function<Code, String> names) {
    var rows =
        measures.stream()
            .map(each -> row(Row.Kind.BODY, names.apply(each.measure()), each))
            .collect(Collectors.toList());
    measures.stream()
        .reduce(OfMeasure::plus)
        .ifPresent(all -> rows.add(row(Row.Kind.TOTAL, "All measures", all)));
    return new Table(
        ReportCode.of("planned-and-observed"),
        "Planned against observed, at planned unit values",
        List.of(
            Column.heading("Measure"),
            Column.money("Planned"),
            Column.money("Observed"),
            Column.money("Observed less planned").result(),
            Column.money("Planned, no value approved yet")),
        rows);
  }

  /** What is drawn of some measures: planned and observed, a row each. */
  public static Table pairs(List<OfMeasure> measures, Function<Code, String> names) {
    return new Table(
        ReportCode.of("planned-and-observed-dots"),
        "Planned and observed, at planned unit values",
        List.of(Column.heading("Measure"), Column.money("Planned"), Column.money("Observed")),
        measures.stream()
            .map(
                each ->
                    Row.body(
                        List.of(
                            Cell.text(names.apply(each.measure())),
                            Cell.money(each.plannedPence()),
                            Cell.money(each.observedPence()))))
            .toList());
  }

  /** All savings, what of each nature cannot leave a budget and is not zero, and what is left. */
  public static Table cashableSteps(Horizon horizon) {
    var rows = new ArrayList<Row>();
    rows.add(step("All savings", savings(horizon, Optional.empty())));
    for (var nature : natures(horizon)) {
      long pence = savings(horizon, Optional.of(nature));
      if (!nature.equals(ByNature.CASHABLE) && pence != 0) {
        rows.add(step("less " + nature.value().replace('-', ' '), pence));
      }
    }
    rows.add(step("Cashable", savings(horizon, Optional.of(ByNature.CASHABLE))));
    return new Table(
        ReportCode.of("gross-to-cashable-steps"),
        "From all savings to those that can leave a budget, in steps",
        List.of(Column.heading("Step"), Column.money("Amount")),
        rows);
  }

  private static Row step(String words, long pence) {
    return Row.body(List.of(Cell.text(words), Cell.money(pence)));
  }

  private static Row row(Row.Kind kind, String name, OfMeasure each) {
    return new Row(
        kind,
        List.of(
            Cell.text(name),
            Cell.money(each.plannedPence()),
            Cell.money(each.observedPence()),
            Cell.money(Math.subtractExact(each.observedPence(), each.plannedPence())),
            Cell.money(each.openPence())));
  }

  /** From all savings to those that can leave a budget, and before that on what they rest. */
  public static Table steps(Horizon horizon, List<MeasuredYear> years) {
    var rows = new ArrayList<Row>();
    add(rows, "On outcomes: what became of people", years, MeasuredYear::outcome);
    add(rows, "On processes: what was done", years, MeasuredYear::process);
    add(rows, "On no measure whose values were approved here", years, MeasuredYear::ofNoModel);
    var first = horizon.years().get(0);
    var last = horizon.years().get(horizon.years().size() - 1);
    var all = FigureReference.of(FigureName.SAVINGS, Horizon.ALL, first, last);
    rows.add(
        Row.total(
            List.of(
                Cell.text("All savings"), Cell.money(savings(horizon, Optional.empty()), all))));
    for (var nature : natures(horizon)) {
      if (!nature.equals(ByNature.CASHABLE)) {
        rows.add(
            Row.body(
                List.of(
                    Cell.text("of which " + nature.value().replace('-', ' ')),
                    Cell.money(savings(horizon, Optional.of(nature)), all.detail(nature)))));
      }
    }
    rows.add(
        Row.total(
            List.of(
                Cell.text("Cashable: can leave a budget"),
                Cell.money(
                    savings(horizon, Optional.of(ByNature.CASHABLE)),
                    all.detail(ByNature.CASHABLE)))));
    return new Table(
        ReportCode.of("gross-to-cashable"),
        "From all savings to those that can leave a budget",
        List.of(Column.heading("Savings"), Column.money("Amount")),
        rows);
  }

  /** The savings of all partners and years, of one nature or of all. */
  public static long savings(Horizon horizon, Optional<NatureCode> nature) {
    return horizon.totals().stream()
        .map(HorizonRow::savings)
        .mapToLong(
            each ->
                nature.map(code -> each.pence().getOrDefault(code, 0L)).orElse(each.totalPence()))
        .reduce(0, Math::addExact);
  }

  private static List<NatureCode> natures(Horizon horizon) {
    return horizon.totals().stream()
        .flatMap(row -> row.savings().pence().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static void add(
      List<Row> rows,
      String words,
      List<MeasuredYear> years,
      Function<MeasuredYear, MeasuredYear.MeasuredAmounts> kind) {
    long pence =
        years.stream().mapToLong(year -> kind.apply(year).savingsPence()).reduce(0, Math::addExact);
    if (pence != 0) {
      rows.add(Row.body(List.of(Cell.text(words), Cell.money(pence))));
    }
  }
}
