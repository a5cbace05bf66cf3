package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidIn;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.journal.AccountKind;

/**
 * The memorandum account of a pooled budget, as a note to the accounts of a partner: what was brought
 * forward, funding, expenditure and what is held, this year beside the last.
 * <p>
 * It is the whole fund's account; which part of it belongs in a partner's own statements depends on
 * who controls what, and is not for this table to say.
 */
public final class PooledBudgetNote {

  private static final Map<AccountKind, String> INCOME =
      new TreeMap<>(
          Map.of(
              AccountKind.CLIENT_CHARGE, "Charges to clients",
              AccountKind.INTEREST, "Interest",
              AccountKind.OTHER_INCOME, "Other income",
              AccountKind.SURPLUS, "Received straight into reserves"));

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
   * @return empty for a fund that is not pooled: aligned parts stay in each partner's own accounts
   * @throws IllegalArgumentException if the horizon does not cover the year
   */
  public static Optional<Table> of(Horizon horizon, FinancialYear year) {
    if (!horizon.years().contains(year)) {
      throw new IllegalArgumentException(
          "The figures of %s cover %s, and not %s."
              .formatted(horizon.fundName(), HorizonTables.span(horizon), year));
    }
    if (horizon.kind() != FundKind.POOLED) {
      return Optional.empty();
    }
    var years = new ArrayList<>(List.of(year));
    if (horizon.years().contains(year.previous())) {
      years.add(year.previous());
    }
    return Optional.of(new PooledBudgetNote(horizon, years).table());
  }

  private Table table() {
    add(Row.Kind.BODY, "Brought forward", PoolYear::openingPence);
    for (var partner : horizon.partners()) {
      paidIn("Paid in by " + partner.name(), partner.code(), PaidIn::revenuePence);
      paidIn("Paid in by " + partner.name() + ", capital", partner.code(), PaidIn::capitalPence);
    }
    for (var kind : INCOME.entrySet()) {
      line(kind.getValue(), pool -> pool.income().other().getOrDefault(kind.getKey(), 0L));
    }
    line("Charged to partners by clauses", pool -> pool.poolCharges().chargedPence());
    line("Paid by partners as sharing", pool -> pool.sharing().chargedPence());
    add(Row.Kind.TOTAL, "Total funding", PooledBudgetNote::funding);
    for (var partner : horizon.partners()) {
      line(
          "Spent on schemes led by " + partner.name(),
          pool -> Math.negateExact(horizon.row(partner.code(), pool.year()).spentPence()));
    }
    line(
        "Credited to partners by clauses",
        pool -> Math.negateExact(pool.poolCharges().creditedPence()));
    line("Passed to partners as sharing", pool -> Math.negateExact(pool.sharing().creditedPence()));
    add(Row.Kind.TOTAL, "Total expenditure", PooledBudgetNote::expenditure);
    add(Row.Kind.TOTAL, "Held at the end of the year", PoolYear::closingPence);
    for (var owner : horizon.partners()) {
      line(
          "Of which reserves of " + owner.name(),
          pool -> pool.closing().reservesByOwner().getOrDefault(owner.code(), 0L));
    }
    line("Of which left over to date", pool -> pool.closing().leftOverPence());
    line(
        "Less undecided to date: costs that nobody bears",
        pool -> Math.negateExact(pool.closing().undecidedPence()));
    line("Held at the bank", pool -> pool.closing().assets().bankPence());
    line("Due from partners, less due to them", pool -> pool.closing().assets().receivablePence());
    line("VAT due from HMRC", pool -> pool.closing().assets().recoverableVatPence());
    line("Due to providers", pool -> Math.negateExact(pool.closing().assets().payablePence()));
    var columns = new ArrayList<>(List.of(Column.heading("Pooled budget")));
    years.forEach(year -> columns.add(Column.money(year.toString())));
    return new Table(
        ReportCode.of("pooled-budget-note"),
        "Pooled budget memorandum account, " + years.get(0),
        columns,
        rows);
  }

  private void paidIn(String words, PartnerCode partner, ToLongFunction<PaidIn> pence) {
    line(words, pool -> pence.applyAsLong(horizon.row(partner, pool.year()).paidIn()));
  }

  /** Adds a line, unless it is zero in every year shown. */
  private void line(String words, ToLongFunction<PoolYear> pence) {
    if (years.stream().anyMatch(year -> pence.applyAsLong(horizon.pool(year)) != 0)) {
      add(Row.Kind.BODY, words, pence);
    }
  }

  private void add(Row.Kind kind, String words, ToLongFunction<PoolYear> pence) {
    var cells = new ArrayList<>(List.of(Cell.text(words)));
    years.forEach(year -> cells.add(Cell.money(pence.applyAsLong(horizon.pool(year)))));
    rows.add(new Row(kind, cells));
  }

  private static long funding(PoolYear pool) {
    var income = Math.addExact(pool.income().paidInPence(), pool.income().otherPence());
    var charged = Math.addExact(pool.poolCharges().chargedPence(), pool.sharing().chargedPence());
    return Math.addExact(pool.openingPence(), Math.addExact(income, charged));
  }

  private static long expenditure(PoolYear pool) {
    var credited =
        Math.addExact(pool.poolCharges().creditedPence(), pool.sharing().creditedPence());
    return Math.negateExact(Math.addExact(pool.spending().plan().spentPence(), credited));
  }
}
