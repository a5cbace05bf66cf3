package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.simulation.Chance;
import org.commonpurse.allocation.simulation.Estimate;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Futures.PartnerFutures;
import org.commonpurse.allocation.simulation.Futures.Percentiles;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/**
 * What many possible futures come to, as tables. Amounts are estimates, and good where positive. What partners are
 * called is passed in: by a plan alone it is {@link #name}.
 */
public final class FuturesTables {

  private static final int PANELS_MAX = 12;

  private FuturesTables() {}

  /** What a partner of a plan is called: its code as words. */
  public static String name(PartnerCode partner) {
    if (partner.equals(Horizon.ALL)) {
      return HorizonTables.ALL_PARTNERS;
    }
    var words = partner.value().replace('-', ' ');
    return words.length() <= 4
        ? words.toUpperCase(Locale.UK)
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Those a fan shows: all together first, then the partners that vary most, in the plan's order. */
  public static List<PartnerFutures> shown(Futures futures) {
    var partners =
        futures.partners().stream().filter(each -> !each.partner().equals(Horizon.ALL)).toList();
    var widest =
        partners.stream()
            .sorted(Comparator.comparingLong(FuturesTables::spread).reversed())
            .limit(PANELS_MAX - 1L)
            .toList();
    var shown = new ArrayList<PartnerFutures>();
    futures.partners().stream()
        .filter(each -> each.partner().equals(Horizon.ALL))
        .forEach(shown::add);
    partners.stream().filter(widest::contains).forEach(shown::add);
    return shown;
  }

  private static long spread(PartnerFutures each) {
    return each.presentValue().p90().pence() - each.presentValue().p10().pence();
  }

  /** Fifty futures, in order of their present value. */
  public static Table dots(PartnerFutures of, Function<PartnerCode, String> names) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < of.dots().size(); i++) {
      rows.add(Row.body(List.of(Cell.text("Future " + (i + 1)), Cell.money(of.dots().get(i)))));
    }
    return new Table(
        ReportCode.of("dots-" + of.partner()),
        "Fifty futures of " + names.apply(of.partner()),
        List.of(Column.heading("Future"), Column.money("Present value")),
        rows);
  }

  /** The return from the first year to each, three rows a partner. */
  public static Table fan(
      Futures futures, List<PartnerFutures> partners, Function<PartnerCode, String> names) {
    var columns = new ArrayList<>(List.of(Column.heading("Partner"), Column.text("Percentile")));
    futures
        .partners()
        .get(0)
        .years()
        .forEach(year -> columns.add(Column.money(year.year().toString())));
    var rows = new ArrayList<Row>();
    for (var partner : partners) {
      var name = Cell.text(names.apply(partner.partner()));
      rows.add(row(name, partner, "P10", Percentiles::p10));
      rows.add(row(Cell.empty(), partner, "P50", Percentiles::p50));
      rows.add(row(Cell.empty(), partner, "P90", Percentiles::p90));
    }
    return new Table(
        ReportCode.of("fan"), "Return from the first year to the end of each", columns, rows);
  }

  private static Row row(
      Cell whose, PartnerFutures partner, String name, Function<Percentiles, Estimate> which) {
    var cells = new ArrayList<Cell>(List.of(whose, Cell.text(name)));
    partner.years().forEach(year -> cells.add(Cell.money(which.apply(year.cumulative()).pence())));
    return Row.body(cells);
  }

  /** Present values by partner, with the standard error of each percentile. */
  public static Table presentValues(Futures futures, Function<PartnerCode, String> names) {
    var rows = new ArrayList<Row>();
    for (var each : futures.partners()) {
      var value = each.presentValue();
      var cells = new ArrayList<Cell>(List.of(Cell.text(names.apply(each.partner()))));
      for (var estimate : List.of(value.p10(), value.p50(), value.p90(), each.mean())) {
        cells.add(Cell.money(estimate.pence()));
        cells.add(Cell.money(Math.round(estimate.errorPence())));
      }
      rows.add(each.partner().equals(Horizon.ALL) ? Row.total(cells) : Row.body(cells));
    }
    return new Table(
        ReportCode.of("present-values"),
        "Present value at prices of %s, with standard errors".formatted(futures.plan().pricesOf()),
        List.of(
            Column.heading("Partner"),
            Column.money("P10").result(),
            Column.money("error"),
            Column.money("P50").result(),
            Column.money("error"),
            Column.money("P90").result(),
            Column.money("error"),
            Column.money("mean").result(),
            Column.money("error")),
        rows);
  }

  /** How likely each partner is to be worse off, and to be paid back within its contract. */
  public static Table chances(Futures futures, Function<PartnerCode, String> names) {
    var rows = new ArrayList<Row>();
    for (var each : futures.partners()) {
      rows.add(
          Row.body(
              List.of(
                  Cell.text(names.apply(each.partner())),
                  Cell.text(percent(each.worseThanWithoutPlan())),
                  Cell.text(each.worseThanAlone().map(FuturesTables::percent).orElse("\u2013")),
                  Cell.text(
                      each.paidBackInContract().map(FuturesTables::percent).orElse("\u2013")))));
    }
    return new Table(
        ReportCode.of("chances"),
        "How likely it is, of 100, with standard errors",
        List.of(
            Column.heading("Partner"),
            Column.text("Worse off than without the plan"),
            Column.text("Worse off than standing alone"),
            Column.text("Paid back within its contract")),
        rows);
  }

  /** How far each uncertain number decides the present value of all together. */
  public static Table drivers(Futures futures, Function<PartnerCode, String> names) {
    var columns = new ArrayList<>(List.of(Column.heading("Uncertain number")));
    futures.partners().forEach(each -> columns.add(Column.text(names.apply(each.partner()))));
    var rows = new ArrayList<Row>();
    for (var driver : futures.drivers()) {
      var cells = new ArrayList<Cell>(List.of(Cell.text(driver.name())));
      driver
          .correlations()
          .forEach(
              each ->
                  cells.add(
                      Cell.text(
                          String.format(Locale.UK, "%.2f", each).replace("-", MoneyFormat.MINUS))));
      rows.add(Row.body(cells));
    }
    return new Table(
        ReportCode.of("drivers"),
        "What decides it: rank correlation with each present value",
        columns,
        rows);
  }

  /** A chance of 100, with its standard error. */
  static String percent(Chance chance) {
    return String.format(
        Locale.UK, "%.1f \u00b1 %.1f", chance.probability() * 100, chance.error() * 100);
  }
}
