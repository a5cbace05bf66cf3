package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.RESERVE;
import static org.commonpurse.ledger.balance.Grouping.YEAR;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.RecordedEntry;

/** Finds what reserves held and moved in a year: balances say what they hold, entries what went in. */
public final class ReserveYears {

  private record Key(ReserveCode reserve, PartnerCode owner) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byReserve = reserve.compareTo(other.reserve);
      return byReserve != 0 ? byReserve : owner.compareTo(other.owner);
    }
  }

  private final YearlyBalances balances;
  private final Fund fund;
  private final Map<Account, SortedMap<Long, Long>> opened = new HashMap<>();
  private final Map<Account, SortedMap<Long, Long>> put = new HashMap<>();

  private ReserveYears(YearlyBalances balances) {
    this.balances = balances;
    this.fund = balances.fund();
  }

  /**
   * The reserves of a fund in a year.
   *
   * @param at  the books, which are read in one state
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static ReserveYear of(Snapshot at, FundCode code, FinancialYear year) {
    return new ReserveYears(new YearlyBalances(at, at.funds().get(code))).find(year);
  }

  private ReserveYear find(FinancialYear year) {
    readEntries();
    var before = new TreeMap<Key, Long>();
    var after = new TreeMap<Key, Long>();
    for (var row : balances.of(Book.ACTUAL, AccountKind.RESERVE, RESERVE, PARTNER, YEAR)) {
      var key = new Key(row.key().reserve(), fund.presentPartner(row.key().partner()));
      int order = row.key().year().compareTo(year);
      before.merge(key, order < 0 ? -row.pence() : 0, Math::addExact);
      after.merge(key, order <= 0 ? -row.pence() : 0, Math::addExact);
    }
    var opened = passed(this.opened, year);
    var put = passed(this.put, year);
    return new ReserveYear(
        year,
        after.entrySet().stream()
            .map(
                closing -> {
                  var key = closing.getKey();
                  long opening =
                      Sums.of(before.getOrDefault(key, 0L), opened.getOrDefault(key, 0L));
                  long in = put.getOrDefault(key, 0L);
                  // A split leaves odd pennies where they fell in the balance, so that is what
                  // counts.
                  long out = Sums.of(opening, in, -closing.getValue());
                  return new ReserveYear.Part(key.reserve(), key.owner(), opening, in, out);
                })
            .filter(ReserveYear.Part::isAnything)
            .toList());
  }

  /** What was opened and put, by account and the first calendar year of the financial one. */
  private void readEntries() {
    var openings = new HashSet<Long>();
    for (var recorded : balances.entries(Set.of(AccountKind.RESERVE))) {
      long year = FinancialYear.of(recorded.entry().effectiveOn()).startYear();
      boolean isOpening = YearlyBalances.isOpening(recorded, openings);
      if (isOpening) {
        openings.add(recorded.sequence());
      }
      for (var posting : recorded.entry().postings()) {
        if (posting.account().kind() == AccountKind.RESERVE
            && (isOpening || isPut(recorded, -posting.pence()))) {
          (isOpening ? opened : put)
              .computeIfAbsent(posting.account(), account -> new TreeMap<>())
              .merge(year, -posting.pence(), Math::addExact);
        }
      }
    }
  }

  /** What comes in is put, unless it takes back what was drawn; what takes back what was put is so too. */
  private static boolean isPut(RecordedEntry recorded, long inPence) {
    return inPence > 0 != recorded.reverses().isPresent();
  }

  private Map<Key, Long> passed(Map<Account, SortedMap<Long, Long>> sums, FinancialYear year) {
    var passed = new HashMap<Key, Long>();
    new Successors(fund.successions(), balances.at().view().asAt())
        .pass(sums)
        .forEach(
            (account, byYear) ->
                passed.merge(
                    new Key(
                        ReserveCode.of(account.value(Dimension.RESERVE).orElseThrow().value()),
                        fund.presentPartner(account.partner().orElseThrow())),
                    byYear.getOrDefault((long) year.startYear(), 0L),
                    Math::addExact));
    return passed;
  }
}
