package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.YEAR;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;

/** Finds the horizon of a fund in the balances of its books. */
public final class Horizons {

  private final Balances balances;
  private final Fund fund;
  private final Map<Cell, HorizonRow> cells = new HashMap<>();

  private Horizons(Balances balances, Fund fund) {
    this.balances = balances;
    this.fund = fund;
  }

  /** Where a row stands. */
  private record Cell(PartnerCode partner, FinancialYear year) {}

  /**
   * The horizon of a fund over all years that have entries in its ACTUAL or IMPACT book.
   *
   * @param at  the books, which are read in one state
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static Horizon of(Snapshot at, FundCode fund) {
    return new Horizons(at.balances(), at.funds().get(fund)).horizon();
  }

  private Horizon horizon() {
    for (var row : byPartner(Book.ACTUAL, AccountKind.CONTRIBUTION)) {
      add(partner(row), year(row), -row.pence(), 0, 0, 0, 0);
    }
    for (var row : find(Book.ACTUAL, AccountKind.SPEND, SCHEME)) {
      var lead = fund.scheme(SchemeCode.of(row.key().get(0))).orElseThrow().lead();
      add(fund.presentPartner(lead), year(row), 0, row.pence(), 0, 0, 0);
    }
    for (var row : byPartner(Book.IMPACT, AccountKind.SAVING)) {
      add(partner(row), year(row), 0, 0, row.pence(), 0, 0);
    }
    for (var row : byPartner(Book.IMPACT, AccountKind.BURDEN)) {
      add(partner(row), year(row), 0, 0, 0, -row.pence(), 0);
    }
    for (var row : byPartner(Book.ACTUAL, AccountKind.RISK_SHARE)) {
      add(partner(row), year(row), 0, 0, 0, 0, row.pence());
    }
    var years = years();
    var partners = fund.presentPartners();
    return new Horizon(
        fund.code(), fund.name(), fund.currency(), years, partners, rows(partners, years));
  }

  private List<BalanceRow> byPartner(Book book, AccountKind kind) {
    return find(book, kind, PARTNER);
  }

  private List<BalanceRow> find(
      Book book, AccountKind kind, org.commonpurse.ledger.balance.Grouping what) {
    return balances.of(BalanceQuery.of(fund.code(), book).kinds(kind).together().by(what, YEAR));
  }

  /** The partner of a row; what fell on one that has been succeeded counts as its successor's. */
  private PartnerCode partner(BalanceRow row) {
    return fund.presentPartner(PartnerCode.of(row.key().get(0)));
  }

  private static FinancialYear year(BalanceRow row) {
    return FinancialYear.parse(row.key().get(1));
  }

  private void add(
      PartnerCode partner,
      FinancialYear year,
      long paidIn,
      long spent,
      long savings,
      long burdens,
      long riskShare) {
    cells.merge(
        new Cell(partner, year),
        new HorizonRow(partner, year, paidIn, spent, savings, burdens, riskShare, 0),
        HorizonRow::plus);
  }

  private List<FinancialYear> years() {
    var found = new TreeSet<FinancialYear>();
    cells.keySet().forEach(cell -> found.add(cell.year()));
    var years = new ArrayList<FinancialYear>();
    if (!found.isEmpty()) {
      for (var year = found.first(); year.compareTo(found.last()) <= 0; year = year.next()) {
        years.add(year);
      }
    }
    return years;
  }

  private List<HorizonRow> rows(List<Partner> partners, List<FinancialYear> years) {
    var rows = new ArrayList<HorizonRow>();
    for (var partner : partners) {
      long cumulative = 0;
      for (var year : years) {
        var empty = new HorizonRow(partner.code(), year, 0, 0, 0, 0, 0, 0);
        var row = cells.getOrDefault(new Cell(partner.code(), year), empty).after(cumulative);
        rows.add(row);
        cumulative = row.cumulativePence();
      }
    }
    return rows;
  }
}
