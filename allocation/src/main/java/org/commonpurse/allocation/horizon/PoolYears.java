package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.CLAUSE;
import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.RESERVE;
import static org.commonpurse.ledger.balance.Grouping.YEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.horizon.PoolYear.Moved;
import org.commonpurse.allocation.settlement.ClauseMovement;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;

/**
 * Draws up the memorandum account of a fund, year by year: what moved out of its books, and what is
 * left over out of plan and results.
 */
final class PoolYears {

  private static final List<AccountKind> OTHER_INCOME =
      List.of(AccountKind.CLIENT_CHARGE, AccountKind.INTEREST, AccountKind.OTHER_INCOME);

  private final YearlyBalances balances;
  private final List<ClauseMovement> movements;
  private final Map<AccountKind, SortedMap<FinancialYear, Long>> byKind;
  private final List<BalanceRow> poolCharges;
  private final List<BalanceRow> sharing;
  private final List<BalanceRow> reserves;

  PoolYears(YearlyBalances balances, List<ClauseMovement> movements) {
    this.balances = balances;
    this.movements = movements;
    this.byKind = balances.byKind();
    this.poolCharges = balances.of(Book.ACTUAL, AccountKind.RISK_SHARE, PARTNER, CLAUSE, YEAR);
    this.sharing = balances.of(Book.ACTUAL, AccountKind.SHARING, PARTNER, CLAUSE, YEAR);
    this.reserves = balances.of(Book.ACTUAL, AccountKind.RESERVE, RESERVE, PARTNER, YEAR);
  }

  List<PoolYear> of(List<FinancialYear> years) {
    var pool = new ArrayList<PoolYear>();
    var openings = balances.openings();
    var lines = balances.lines();
    var owners = new TreeMap<PartnerCode, Long>();
    long closing = 0;
    long leftOver = 0;
    long undecided = 0;
    for (var year : years) {
      var opening = openings.getOrDefault(year, YearlyBalances.Opening.NOTHING);
      closing = Sums.of(closing, opening.reservesPence(), opening.surplusPence());
      undecided = Sums.of(undecided, moved(AccountKind.UNDECIDED, year));
      addReserves(owners, year);
      long budget =
          lines.getOrDefault(year, new TreeMap<>()).values().stream()
              .mapToLong(line -> line.budgetPence().orElse(0L))
              .reduce(0, Math::addExact);
      var row =
          new PoolYear(
              year,
              closing,
              income(year, opening),
              charges(poolCharges, year),
              charges(sharing, year),
              reserves(year, opening),
              moved(AccountKind.UNDECIDED, year),
              spending(year, budget),
              new PoolYear.Closing(assets(year), owners, 0, undecided));
      leftOver = Sums.of(leftOver, opening.surplusPence(), row.leftOverPence());
      closing = row.closingPence();
      pool.add(row.withLeftOverToDate(leftOver));
    }
    return pool;
  }

  /** What an account of a kind moved in a year, debits positive. */
  private long moved(AccountKind kind, FinancialYear year) {
    return byKind.getOrDefault(kind, new TreeMap<>()).getOrDefault(year, 0L);
  }

  private long cost(FinancialYear year) {
    return Sums.of(AccountKind.COST.stream().map(kind -> moved(kind, year)).toList());
  }

  private PoolYear.Income income(FinancialYear year, YearlyBalances.Opening opening) {
    var other = new TreeMap<AccountKind, Long>();
    for (var kind : OTHER_INCOME) {
      other.put(kind, -moved(kind, year));
    }
    // Whatever is put into a reserve comes out of the surplus, and what is undecided goes there.
    // What
    // an entry brought to the two from elsewhere is income too, wherever it was posted.
    long straight =
        Sums.of(
            -moved(AccountKind.RESERVE, year),
            -moved(AccountKind.SURPLUS, year),
            -moved(AccountKind.UNDECIDED, year),
            -opening.reservesPence(),
            -opening.surplusPence());
    other.put(AccountKind.SURPLUS, straight);
    other.values().removeIf(pence -> pence == 0);
    return new PoolYear.Income(-moved(AccountKind.CONTRIBUTION, year), other);
  }

  private static Charges charges(List<BalanceRow> rows, FinancialYear year) {
    var charges = Charges.NOTHING;
    for (var row : rows) {
      if (row.key().year().equals(year)) {
        charges = charges.plus(Charges.of(-row.pence()));
      }
    }
    return charges;
  }

  private PoolYear.Reserves reserves(FinancialYear year, YearlyBalances.Opening opening) {
    var byPool = reserves(year, movement -> movement.clause().basis().isPool());
    var bySharing = reserves(year, movement -> !movement.clause().basis().isPool());
    long put = Sums.of(-moved(AccountKind.RESERVE, year), -opening.reservesPence());
    long byEntries = Sums.of(put, -byPool.netPutPence(), -bySharing.netPutPence());
    return new PoolYear.Reserves(Moved.put(byEntries), byPool, bySharing);
  }

  private Moved reserves(FinancialYear year, Predicate<ClauseMovement> which) {
    var moved = Moved.NOTHING;
    for (var movement : in(year)) {
      if (which.test(movement)) {
        moved = moved.plus(Moved.put(-movement.posted(AccountKind.RESERVE)));
      }
    }
    return moved;
  }

  private List<ClauseMovement> in(FinancialYear year) {
    return movements.stream().filter(each -> each.countsIn().equals(year)).toList();
  }

  private PoolYear.Spending spending(FinancialYear year, long budgetPence) {
    long variance = 0;
    long given = 0;
    long posted = 0;
    for (var movement : in(year)) {
      var basis = movement.clause().basis();
      if (basis == AmountBasis.PAYMENT || basis == AmountBasis.RECOVERY) {
        given = Math.subtractExact(given, movement.takenPence());
      } else {
        variance = Math.addExact(variance, movement.takenPence());
      }
      posted = Sums.of(posted, byClause(movement));
    }
    long inBooks =
        Sums.of(
            -moved(AccountKind.RISK_SHARE, year),
            -moved(AccountKind.SHARING, year),
            moved(AccountKind.UNDECIDED, year));
    return new PoolYear.Spending(
        new PoolYear.Plan(budgetPence, cost(year)),
        new PoolYear.Results(variance, given),
        Math.subtractExact(inBooks, posted));
  }

  /** What a result charged and left undecided. */
  private static long byClause(ClauseMovement movement) {
    return Sums.of(
        -movement.posted(AccountKind.RISK_SHARE),
        -movement.posted(AccountKind.SHARING),
        movement.posted(AccountKind.UNDECIDED));
  }

  private PoolYear.Assets assets(FinancialYear year) {
    return new PoolYear.Assets(
        upTo(AccountKind.BANK, year),
        upTo(AccountKind.RECEIVABLE, year),
        upTo(AccountKind.RECOVERABLE_VAT, year),
        -upTo(AccountKind.PAYABLE, year));
  }

  private long upTo(AccountKind kind, FinancialYear year) {
    return byKind.getOrDefault(kind, new TreeMap<>()).headMap(year.next()).values().stream()
        .reduce(0L, Math::addExact);
  }

  private void addReserves(Map<PartnerCode, Long> owners, FinancialYear year) {
    for (var row : reserves) {
      if (row.key().year().equals(year)) {
        owners.merge(
            balances.fund().presentPartner(row.key().partner()), -row.pence(), Math::addExact);
      }
    }
  }
}
