package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.CLAUSE;
import static org.commonpurse.ledger.balance.Grouping.NATURE;
import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.STREAM;
import static org.commonpurse.ledger.balance.Grouping.YEAR;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.ClauseMovements;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;

/** Finds the horizon of a fund in its books and in the recorded results of its clauses. */
public final class Horizons {

  private final YearlyBalances balances;
  private final Fund fund;
  private final Map<PartnerCode, SortedMap<FinancialYear, Cell>> cells = new HashMap<>();

  private Horizons(YearlyBalances balances) {
    this.balances = balances;
    this.fund = balances.fund();
  }

  /**
   * The horizon of a fund over all years that have figures in its ACTUAL or IMPACT book.
   *
   * @param at  the books, which are read in one state
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static Horizon of(Snapshot at, FundCode code) {
    var balances = new YearlyBalances(at, at.funds().get(code));
    return new Horizons(balances).horizon(at);
  }

  private Horizon horizon(Snapshot at) {
    addFigures();
    var recorded = Allocations.list(at, fund.code());
    var years = years();
    var pool = new PoolYears(balances, ClauseMovements.of(at, fund, recorded)).of(years);
    var additional =
        new AdditionalCosts(fund, balances.lines(), balances.funders(), newest(recorded));
    var costs = additional.of(years);
    var unstated = additional.withoutBaseline(years);
    var partners = fund.presentPartners();
    var rows = new ArrayList<HorizonRow>();
    for (var partner : partners) {
      rows.addAll(course(partner.code(), years, costs, unstated.isEmpty()));
    }
    return new Horizon(
        fund.code(),
        fund.name(),
        fund.kind(),
        fund.currency(),
        years,
        partners,
        rows,
        pool,
        costs,
        unstated);
  }

  /** The newest result of each period and agreement, in order of time. */
  private static List<Allocation> newest(List<RecordedAllocation> recorded) {
    var newest = new TreeMap<String, Allocation>();
    for (var revision : recorded) {
      newest.put(
          revision.period() + " " + revision.document().draft().agreement(), revision.allocation());
    }
    return List.copyOf(newest.values());
  }

  private void addFigures() {
    for (var row : balances.of(Book.ACTUAL, AccountKind.CONTRIBUTION, PARTNER, STREAM, YEAR)) {
      var cell = cell(row);
      cell.paidIn = cell.paidIn.plus(paidIn(row.key().stream(), -row.pence()));
    }
    for (var row : balances.of(Book.ACTUAL, AccountKind.COST, SCHEME, YEAR)) {
      var lead = fund.scheme(row.key().scheme()).orElseThrow().lead();
      var cell = cell(lead, row.key().year());
      cell.spentPence = Math.addExact(cell.spentPence, row.pence());
    }
    for (var row : balances.of(Book.ACTUAL, AccountKind.RISK_SHARE, PARTNER, CLAUSE, YEAR)) {
      var cell = cell(row);
      cell.charges = cell.charges.plus(Charges.of(-row.pence()));
    }
    for (var row : balances.of(Book.ACTUAL, AccountKind.SHARING, PARTNER, YEAR)) {
      var cell = cell(row);
      cell.sharingPence = Math.addExact(cell.sharingPence, row.pence());
    }
    for (var row : balances.of(Book.IMPACT, AccountKind.SAVING, PARTNER, NATURE, YEAR)) {
      var cell = cell(row);
      cell.savings = cell.savings.plus(nature(row.key().nature(), row.pence()));
    }
    for (var row : balances.of(Book.IMPACT, AccountKind.BURDEN, PARTNER, NATURE, YEAR)) {
      var cell = cell(row);
      cell.extraCosts = cell.extraCosts.plus(nature(row.key().nature(), -row.pence()));
    }
  }

  private PaidIn paidIn(StreamCode stream, long pence) {
    var paid = new TreeMap<>(Map.of(stream, pence));
    var none = new TreeMap<StreamCode, Long>();
    return fund.stream(stream).orElseThrow().nature() == Nature.CAPITAL
        ? new PaidIn(none, paid)
        : new PaidIn(paid, none);
  }

  private static ByNature nature(NatureCode nature, long pence) {
    return new ByNature(new TreeMap<>(Map.of(nature, pence)));
  }

  /** Figures of one partner and year while they are gathered. */
  private static final class Cell {
    PaidIn paidIn = PaidIn.NOTHING;
    Charges charges = Charges.NOTHING;
    long spentPence;
    ByNature extraCosts = ByNature.NOTHING;
    ByNature savings = ByNature.NOTHING;
    long sharingPence;
  }

  /** The cell of a partner; what fell on one that has been succeeded counts as its successor's. */
  private Cell cell(BalanceRow row) {
    return cell(row.key().partner(), row.key().year());
  }

  private Cell cell(PartnerCode partner, FinancialYear year) {
    return cells
        .computeIfAbsent(fund.presentPartner(partner), code -> new TreeMap<>())
        .computeIfAbsent(year, unused -> new Cell());
  }

  private List<FinancialYear> years() {
    var found = new TreeSet<>(balances.poolYears());
    cells.values().forEach(course -> found.addAll(course.keySet()));
    var years = new ArrayList<FinancialYear>();
    if (!found.isEmpty()) {
      for (var year = found.first(); year.compareTo(found.last()) <= 0; year = year.next()) {
        years.add(year);
      }
    }
    return years;
  }

  private List<HorizonRow> course(
      PartnerCode partner,
      List<FinancialYear> years,
      List<AdditionalCost> costs,
      boolean statesReturn) {
    var rows = new ArrayList<HorizonRow>();
    var found = cells.getOrDefault(partner, new TreeMap<>());
    var before = HorizonRow.ToDate.NOTHING;
    for (int i = 0; i < years.size(); i++) {
      var cell = found.getOrDefault(years.get(i), new Cell());
      Optional<Long> additionalCost =
          statesReturn
              ? Optional.of(costs.get(i).byPartner().getOrDefault(partner, 0L))
              : Optional.empty();
      var row =
          new HorizonRow(
                  partner,
                  years.get(i),
                  cell.paidIn,
                  cell.charges,
                  cell.spentPence,
                  cell.extraCosts,
                  cell.savings,
                  cell.sharingPence,
                  additionalCost,
                  before)
              .after(before);
      before = row.toDate();
      rows.add(row);
    }
    return rows;
  }
}
