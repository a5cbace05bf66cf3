package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.STREAM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.commonpurse.allocation.horizon.YearlyBalances.LineCode;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.plan.Plans;

/** Finds how a budget came about: balances say what it is, entries what virements moved. */
public final class PlanYears {

  private static final int MONTH_OF_FORECAST = 9;

  private final Snapshot at;
  private final FundCode fund;
  private final FinancialYear year;

  private PlanYears(Snapshot at, FundCode fund, FinancialYear year) {
    this.at = at;
    this.fund = fund;
    this.year = year;
  }

  /**
   * The plan of a fund for a year.
   *
   * @param at  the books, which are read in one state
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static PlanYear of(Snapshot at, FundCode fund, FinancialYear year) {
    return new PlanYears(at, fund, year).find();
  }

  private PlanYear find() {
    var month9 = year.period(MONTH_OF_FORECAST).last();
    var revised = sums(Book.PLAN, Set.of(AccountKind.SPEND), year.last());
    var budget9 = sums(Book.PLAN, Set.of(AccountKind.SPEND), month9);
    var above = sums(Book.PLAN, Set.of(AccountKind.FORECAST), year.last());
    var above9 = sums(Book.PLAN, Set.of(AccountKind.FORECAST), month9);
    var spent = sums(Book.ACTUAL, AccountKind.COST, year.last());
    var vired = virements();
    var codes = new TreeSet<>(revised.keySet());
    codes.addAll(above.keySet());
    codes.addAll(spent.keySet());
    // What was vired away altogether has no budget left, but had one.
    codes.addAll(vired.keySet());
    var lines = new ArrayList<PlanYear.Line>();
    for (var code : codes) {
      long moved = vired.getOrDefault(code, 0L);
      lines.add(
          new PlanYear.Line(
              code.scheme(),
              code.stream(),
              Math.subtractExact(revised.getOrDefault(code, 0L), moved),
              moved,
              spent.getOrDefault(code, 0L),
              new PlanYear.Expected(
                  budget9.getOrDefault(code, 0L),
                  above9.getOrDefault(code, 0L),
                  above.getOrDefault(code, 0L))));
    }
    return new PlanYear(year, lines, forecastsAfter(month9));
  }

  private Map<LineCode, Long> sums(Book book, Set<AccountKind> kinds, LocalDate last) {
    var query =
        BalanceQuery.of(fund, book).kinds(kinds).from(year.first()).asAt(last).by(SCHEME, STREAM);
    var sums = new TreeMap<LineCode, Long>();
    for (var row : at.balances().of(query)) {
      if (row.pence() != 0) {
        sums.put(new LineCode(row.key().scheme(), row.key().stream()), row.pence());
      }
    }
    return sums;
  }

  /** What virements, less those that were taken back, brought to each line. */
  private Map<LineCode, Long> virements() {
    var moved = new TreeMap<LineCode, Long>();
    var virements = new HashSet<Long>();
    postings(
        AccountKind.SPEND,
        (recorded, posting) -> {
          if (recorded.entry().kind().equals(Plans.VIREMENT)
              || recorded.reverses().map(virements::contains).orElse(false)) {
            virements.add(recorded.sequence());
            if (year.contains(recorded.entry().effectiveOn())) {
              var account = posting.account();
              moved.merge(
                  new LineCode(account.scheme().orElseThrow(), account.stream().orElseThrow()),
                  posting.pence(),
                  Math::addExact);
            }
          }
        });
    return moved;
  }

  private List<PlanYear.Forecast> forecastsAfter(LocalDate month9) {
    var forecasts = new ArrayList<PlanYear.Forecast>();
    postings(
        AccountKind.FORECAST,
        (recorded, posting) -> {
          var entry = recorded.entry();
          var scheme = posting.account().scheme();
          if (scheme.isPresent()
              && year.contains(entry.effectiveOn())
              && entry.effectiveOn().isAfter(month9)) {
            forecasts.add(
                new PlanYear.Forecast(
                    entry.effectiveOn(), scheme.get(), posting.pence(), entry.narrative()));
          }
        });
    forecasts.sort(Comparator.comparing(PlanYear.Forecast::on));
    return forecasts;
  }

  /** Every posting of the plan on accounts of a kind, in order of recording. */
  private void postings(AccountKind kind, BiConsumer<RecordedEntry, Posting> take) {
    var query =
        Optional.of(
            EntryQuery.of(fund)
                .book(Book.PLAN)
                .kinds(Set.of(kind))
                .asAt(year.last())
                .limit(Paging.LIMIT_MAX));
    while (query.isPresent()) {
      var page = at.journal().entries(query.get());
      for (var recorded : page.entries()) {
        for (var posting : recorded.entry().postings()) {
          if (posting.account().kind() == kind) {
            take.accept(recorded, posting);
          }
        }
      }
      query = page.next();
    }
  }
}
