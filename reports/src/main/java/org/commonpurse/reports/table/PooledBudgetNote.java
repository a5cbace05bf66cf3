package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;

/**
 * The memorandum account of a pooled budget, as a note to the accounts of a partner: funding,
 * expenditure and what is left, this year beside the last.
 * <p>
 * It is the whole fund's account; which part of it belongs in a partner's own statements depends on
 * who controls what, and is not for this table to say. What is brought forward is what earlier years
 * of the horizon left over; balances from before its first year are in no year's funding.
 */
public final class PooledBudgetNote {

  private final Horizon horizon;
  private final List<FinancialYear> years;
  private final List<Row> rows = new ArrayList<>();

  private PooledBudgetNote(Horizon horizon, List<FinancialYear> years) {
    this.horizon = horizon;
    this.years = years;
  }

  /**
   * The note for a year, with the year before it where the horizon has that too.
   *
   * @throws IllegalArgumentException if the horizon does not cover the year
   */
  public static Table of(Horizon horizon, FinancialYear year) {
    if (!horizon.years().contains(year)) {
      throw new IllegalArgumentException(
          "The figures of %s cover %s, and not %s."
              .formatted(horizon.fundName(), HorizonTables.span(horizon), year));
    }
    var years = new ArrayList<>(List.of(year));
    if (horizon.years().contains(year.previous())) {
      years.add(year.previous());
    }
    return new PooledBudgetNote(horizon, years).table();
  }

  private Table table() {
    for (var partner : horizon.partners()) {
      line("Paid in by " + partner.name(), row -> of(partner.code(), row, row.paidInPence()));
    }
    line("Paid in by partners as risk shares", row -> Math.max(0, -row.riskSharePence()));
    add(Row.Kind.BODY, "Brought forward", this::broughtForward);
    add(Row.Kind.TOTAL, "Total funding", this::funding);
    for (var partner : horizon.partners()) {
      line(
          "Spent on the functions of " + partner.name(),
          row -> of(partner.code(), row, -row.spentPence()));
    }
    line("Paid out to partners as risk shares", row -> Math.min(0, -row.riskSharePence()));
    add(Row.Kind.TOTAL, "Total expenditure", this::expenditure);
    add(
        Row.Kind.TOTAL,
        "Net surplus, or deficit (\u2212)",
        year -> Math.addExact(funding(year), expenditure(year)));
    var columns = new ArrayList<>(List.of(Column.heading("Pooled budget")));
    years.forEach(year -> columns.add(Column.money(year.toString())));
    return new Table(
        ReportCode.of("pooled-budget-note"),
        "Pooled budget memorandum account, " + years.get(0),
        columns,
        rows);
  }

  private static long of(PartnerCode partner, HorizonRow row, long pence) {
    return row.partner().equals(partner) ? pence : 0;
  }

  /** Adds a line, unless it is nought in every year shown. */
  private void line(String words, ToLongFunction<HorizonRow> pence) {
    if (years.stream().anyMatch(year -> sum(year, pence) != 0)) {
      add(Row.Kind.BODY, words, year -> sum(year, pence));
    }
  }

  private void add(Row.Kind kind, String words, ToLongFunction<FinancialYear> pence) {
    var cells = new ArrayList<>(List.of(Cell.text(words)));
    years.forEach(year -> cells.add(Cell.money(pence.applyAsLong(year))));
    rows.add(new Row(kind, cells));
  }

  private long funding(FinancialYear year) {
    return Math.addExact(broughtForward(year), in(year));
  }

  private long in(FinancialYear year) {
    return sum(year, row -> Math.addExact(row.paidInPence(), Math.max(0, -row.riskSharePence())));
  }

  private long expenditure(FinancialYear year) {
    return sum(
        year, row -> Math.subtractExact(Math.min(0, -row.riskSharePence()), row.spentPence()));
  }

  private long broughtForward(FinancialYear year) {
    return horizon.years().stream()
        .filter(earlier -> earlier.compareTo(year) < 0)
        .mapToLong(earlier -> Math.addExact(in(earlier), expenditure(earlier)))
        .reduce(0, Math::addExact);
  }

  private long sum(FinancialYear year, ToLongFunction<HorizonRow> pence) {
    return horizon.rows().stream()
        .filter(row -> row.year().equals(year))
        .mapToLong(pence)
        .reduce(0, Math::addExact);
  }
}
