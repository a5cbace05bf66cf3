package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.PaidIn;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;

/**
 * The memorandum account of a pooled budget, as a note to the accounts of a partner: what was brought
 * forward, funding, expenditure and what is held, this year beside the last.
 * <p>
 * Funding and expenditure are positive amounts. Funding, with what was brought forward, less expenditure
 * is what is held. That is reserves and what is left over, less what is undecided; and it is what is at
 * the bank and due from partners and HMRC, less what is due to providers.
 * <p>
 * It is the whole fund's account; which part of it belongs in a partner's own statements depends on
 * who controls what, and is not for this table to say.
 */
public final class PooledBudgetNote {

  /** What the sum of all that came in is called, with what was brought forward. */
  public static final String FUNDING = "Total funding";

  /** What the sum of all that went out is called. */
  public static final String EXPENDITURE = "Total expenditure";

  /** What funding less expenditure is called. */
  public static final String HELD = "Held at the end of the year";

  /** What income beside contributions is called, and its name as a figure where it has one. */
  private record OtherIncome(String words, Optional<FigureName> figure) {}

  private static final Map<AccountKind, OtherIncome> INCOME =
      new TreeMap<>(
          Map.of(
              AccountKind.CLIENT_CHARGE,
              new OtherIncome("Charges to clients", Optional.of(FigureName.CLIENT_CHARGES)),
              AccountKind.INTEREST,
              new OtherIncome("Interest", Optional.of(FigureName.INTEREST)),
              AccountKind.OTHER_INCOME,
              new OtherIncome("Other income", Optional.of(FigureName.OTHER_INCOME)),
              AccountKind.SURPLUS,
              new OtherIncome("Received straight into reserves", Optional.empty())));

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
    add(
        Row.Kind.BODY,
        "Brought forward",
        pool -> before(pool).map(PoolYear::closingPence).orElse(0L),
        pool -> before(pool).map(year -> all(FigureName.HELD, year)));
    line(
        "Held when the fund's books began",
        pool ->
            Math.subtractExact(
                pool.openingPence(), before(pool).map(PoolYear::closingPence).orElse(0L)));
    for (var partner : horizon.partners()) {
      paidIn("Paid in by " + partner.name(), partner.code(), PaidIn::revenue, PaidIn::capital);
      paidIn(
          "Paid in by " + partner.name() + ", capital",
          partner.code(),
          PaidIn::capital,
          PaidIn::revenue);
    }
    for (var kind : INCOME.entrySet()) {
      line(
          kind.getValue().words(),
          pool -> pool.income().other().getOrDefault(kind.getKey(), 0L),
          pool -> kind.getValue().figure().map(figure -> all(figure, pool)));
    }
    line("Charged to partners by clauses", pool -> pool.poolCharges().chargedPence());
    line("Paid by partners as sharing", pool -> pool.sharing().chargedPence());
    add(Row.Kind.TOTAL, FUNDING, PooledBudgetNote::funding, pool -> Optional.empty());
    for (var partner : horizon.partners()) {
      line(
          "Spent on schemes led by " + partner.name(),
          pool -> horizon.row(partner.code(), pool.year()).spentPence(),
          pool -> Optional.of(of(FigureName.SPENT, partner.code(), pool)));
    }
    line("Credited to partners by clauses", pool -> pool.poolCharges().creditedPence());
    line("Passed to partners as sharing", pool -> pool.sharing().creditedPence());
    add(Row.Kind.TOTAL, EXPENDITURE, PooledBudgetNote::expenditure, pool -> Optional.empty());
    add(
        Row.Kind.TOTAL,
        "Net surplus of the year, or deficit (\u2212)",
        PoolYear::movementPence,
        pool -> Optional.empty());
    add(
        Row.Kind.TOTAL,
        HELD,
        PoolYear::closingPence,
        pool -> Optional.of(all(FigureName.HELD, pool)));
    for (var owner : horizon.partners()) {
      line(
          "Of which reserves of " + owner.name(),
          pool -> pool.closing().reservesByOwner().getOrDefault(owner.code(), 0L),
          pool -> Optional.of(of(FigureName.RESERVES, owner.code(), pool)));
    }
    line("Of which left over to date", pool -> pool.closing().leftOverPence());
    line(
        "Less undecided to date: costs that nobody bears",
        pool -> pool.closing().undecidedPence(),
        pool -> Optional.of(all(FigureName.UNDECIDED_TO_DATE, pool)));
    assets();
    var columns = new ArrayList<>(List.of(Column.heading("Pooled budget")));
    years.forEach(year -> columns.add(Column.money(year.toString())));
    return new Table(
        ReportCode.of("pooled-budget-note"),
        "Pooled budget memorandum account, " + years.get(0),
        columns,
        rows);
  }

  private void assets() {
    line(
        "Held at the bank",
        pool -> pool.closing().assets().bankPence(),
        pool -> Optional.of(all(FigureName.BANK, pool)));
    line(
        "Due from partners, less due to them",
        pool -> pool.closing().assets().receivablePence(),
        pool -> Optional.of(all(FigureName.RECEIVABLE, pool)));
    line(
        "VAT due from HMRC",
        pool -> pool.closing().assets().recoverableVatPence(),
        pool -> Optional.of(all(FigureName.RECOVERABLE_VAT, pool)));
    line(
        "Less due to providers",
        pool -> pool.closing().assets().payablePence(),
        pool -> Optional.of(all(FigureName.PAYABLE, pool)));
  }

  private Optional<PoolYear> before(PoolYear pool) {
    var year = pool.year().previous();
    return horizon.years().contains(year) ? Optional.of(horizon.pool(year)) : Optional.empty();
  }

  private static FigureReference all(FigureName figure, PoolYear pool) {
    return of(figure, Horizon.ALL, pool);
  }

  private static FigureReference of(FigureName figure, PartnerCode partner, PoolYear pool) {
    return FigureReference.of(figure, partner, pool.year(), pool.year());
  }

  /** Adds a partner's contributions of one nature; they have a name of their own where they are all. */
  private void paidIn(
      String words,
      PartnerCode partner,
      Function<PaidIn, SortedMap<StreamCode, Long>> streams,
      Function<PaidIn, SortedMap<StreamCode, Long>> others) {
    line(
        words,
        pool ->
            streams.apply(horizon.row(partner, pool.year()).paidIn()).values().stream()
                .reduce(0L, Math::addExact),
        pool -> {
          var paidIn = horizon.row(partner, pool.year()).paidIn();
          var all = of(FigureName.PAID_IN, partner, pool);
          var own = streams.apply(paidIn).keySet();
          return others.apply(paidIn).isEmpty()
              ? Optional.of(all)
              : own.stream().filter(stream -> own.size() == 1).findFirst().map(all::detail);
        });
  }

  private void line(String words, ToLongFunction<PoolYear> pence) {
    line(words, pence, pool -> Optional.empty());
  }

  /** Adds a line, unless it is zero in every year shown. */
  private void line(
      String words,
      ToLongFunction<PoolYear> pence,
      Function<PoolYear, Optional<FigureReference>> name) {
    if (years.stream().anyMatch(year -> pence.applyAsLong(horizon.pool(year)) != 0)) {
      add(Row.Kind.BODY, words, pence, name);
    }
  }

  private void add(
      Row.Kind kind,
      String words,
      ToLongFunction<PoolYear> pence,
      Function<PoolYear, Optional<FigureReference>> name) {
    var cells = new ArrayList<>(List.of(Cell.text(words)));
    for (var year : years) {
      var pool = horizon.pool(year);
      long amount = pence.applyAsLong(pool);
      cells.add(
          name.apply(pool)
              .map(reference -> Cell.money(amount, reference))
              .orElseGet(() -> Cell.money(amount)));
    }
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
    return Math.addExact(pool.spending().plan().spentPence(), credited);
  }
}
