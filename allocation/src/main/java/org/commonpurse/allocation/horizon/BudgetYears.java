package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.YEAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.ClauseMovement;
import org.commonpurse.allocation.settlement.ClauseMovements;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;

/** Finds what a fund spent of its budget in a year, and who met the difference. */
public final class BudgetYears {

  private final YearlyBalances balances;
  private final FinancialYear year;
  private final List<ClauseMovement> movements;

  private BudgetYears(YearlyBalances balances, FinancialYear year, List<ClauseMovement> movements) {
    this.balances = balances;
    this.year = year;
    this.movements = movements;
  }

  /**
   * The year of a fund.
   *
   * @param at  the books, which are read in one state
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static BudgetYear of(Snapshot at, FundCode code, FinancialYear year) {
    var fund = at.funds().get(code);
    var movements =
        ClauseMovements.of(at, fund, Allocations.list(at, code)).stream()
            .filter(movement -> movement.countsIn().equals(year))
            .toList();
    return new BudgetYears(new YearlyBalances(at, fund), year, movements).find();
  }

  private BudgetYear find() {
    var schemes = schemes();
    long variance =
        schemes.stream().mapToLong(BudgetYear.SchemeYear::variancePence).reduce(0, Math::addExact);
    return new BudgetYear(year, balances.fund().kind(), schemes, met(variance));
  }

  private List<BudgetYear.SchemeYear> schemes() {
    var budget = byScheme(Book.PLAN, Set.of(AccountKind.SPEND), year);
    var forecast = byScheme(Book.PLAN, Set.of(AccountKind.FORECAST), year);
    var spent = byScheme(Book.ACTUAL, AccountKind.COST, year);
    var before =
        byScheme(Book.ACTUAL, AccountKind.COST, FinancialYear.of(year.first().minusDays(1)));
    var schemes = new ArrayList<BudgetYear.SchemeYear>();
    for (var scheme : balances.fund().schemes()) {
      var code = scheme.code();
      var each =
          new BudgetYear.SchemeYear(
              code,
              scheme.name(),
              budget.getOrDefault(code, 0L),
              spent.getOrDefault(code, 0L),
              before.getOrDefault(code, 0L),
              Optional.ofNullable(forecast.get(code))
                  .map(deviation -> Math.addExact(budget.getOrDefault(code, 0L), deviation)));
      if (each.budgetPence() != 0
          || each.spentPence() != 0
          || each.spentBeforePence() != 0
          || each.forecastPence().isPresent()) {
        schemes.add(each);
      }
    }
    return schemes;
  }

  private SortedMap<SchemeCode, Long> byScheme(
      Book book, Set<AccountKind> kinds, FinancialYear of) {
    var pence = new TreeMap<SchemeCode, Long>();
    for (var row : balances.of(book, kinds, SCHEME, YEAR)) {
      if (row.key().year().equals(of)) {
        pence.merge(row.key().scheme(), row.pence(), Math::addExact);
      }
    }
    return pence;
  }

  /** What no clause took is the variance less what results say; the rest is what the books moved. */
  private BudgetYear.Met met(long variancePence) {
    var partners = new TreeMap<PartnerCode, Long>();
    for (var row : balances.of(Book.ACTUAL, AccountKind.RISK_SHARE, PARTNER, YEAR)) {
      if (row.key().year().equals(year)) {
        add(partners, row.key().partner(), -row.pence());
      }
    }
    long undecided =
        balances
            .byKind()
            .getOrDefault(AccountKind.UNDECIDED, new TreeMap<>())
            .getOrDefault(year, 0L);
    long reserves = 0;
    long taken = 0;
    long byClauses = 0;
    for (var movement : movements) {
      if (movement.clause().basis().isVariance()) {
        taken = Math.addExact(taken, movement.takenPence());
        reserves = Math.addExact(reserves, movement.posted(AccountKind.RESERVE));
        byClauses = Math.addExact(byClauses, charged(movement));
      } else if (movement.clause().basis().isPool()) {
        undecided = Math.subtractExact(undecided, movement.posted(AccountKind.UNDECIDED));
        movement
            .postings()
            .forEach(
                (account, pence) -> {
                  if (account.kind() == AccountKind.RISK_SHARE) {
                    add(partners, account.partner().orElseThrow(), pence);
                  }
                });
      }
    }
    partners.values().removeIf(pence -> pence == 0);
    long byEntries = Sums.of(Sums.of(partners.values()), undecided, -byClauses);
    return new BudgetYear.Met(
        partners, reserves, undecided, Sums.of(variancePence, -taken, -byEntries));
  }

  private void add(SortedMap<PartnerCode, Long> partners, PartnerCode partner, long pence) {
    partners.merge(balances.fund().presentPartner(partner), pence, Math::addExact);
  }

  /** What a clause charged to partners and left to nobody. */
  private static long charged(ClauseMovement movement) {
    return Math.subtractExact(
        movement.posted(AccountKind.UNDECIDED), movement.posted(AccountKind.RISK_SHARE));
  }
}
