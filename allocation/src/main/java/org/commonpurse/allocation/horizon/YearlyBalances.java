package org.commonpurse.allocation.horizon;

import static org.commonpurse.ledger.balance.Grouping.PARTNER;
import static org.commonpurse.ledger.balance.Grouping.SCHEME;
import static org.commonpurse.ledger.balance.Grouping.STREAM;
import static org.commonpurse.ledger.balance.Grouping.YEAR;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * What a fund's books moved in each year. Where balances name partners, each stands together with those
 * it succeeded.
 */
record YearlyBalances(Snapshot at, Fund fund) {

  private static final int PAGE_SIZE = 1000;

  /** Kinds of accounts that only the fund as a whole has. */
  private static final Set<AccountKind> OF_THE_POOL =
      EnumSet.of(
          AccountKind.CLIENT_CHARGE,
          AccountKind.INTEREST,
          AccountKind.OTHER_INCOME,
          AccountKind.UNDECIDED,
          AccountKind.SURPLUS,
          AccountKind.RESERVE);

  /** A line of spending. */
  record LineCode(SchemeCode scheme, StreamCode stream) implements Comparable<LineCode> {
    @Override
    public int compareTo(LineCode other) {
      int byScheme = scheme.compareTo(other.scheme);
      return byScheme != 0 ? byScheme : stream.compareTo(other.stream);
    }
  }

  /** What a line was to cost in a year and did; without a budget nobody planned it. */
  record LineYear(Optional<Long> budgetPence, long spentPence) {

    static final LineYear NOTHING = new LineYear(Optional.empty(), 0);

    LineYear plus(LineYear other) {
      return new LineYear(
          budgetPence.isPresent() || other.budgetPence.isPresent()
              ? Optional.of(Math.addExact(budgetPence.orElse(0L), other.budgetPence.orElse(0L)))
              : Optional.empty(),
          Math.addExact(spentPence, other.spentPence));
    }
  }

  List<BalanceRow> of(Book book, AccountKind kind, Grouping... by) {
    return of(book, Set.of(kind), by);
  }

  List<BalanceRow> of(Book book, Set<AccountKind> kinds, Grouping... by) {
    return at.balances().of(BalanceQuery.of(fund.code(), book).kinds(kinds).together().by(by));
  }

  /** Movements of the actual book by kind of account and year, debits positive. */
  Map<AccountKind, SortedMap<FinancialYear, Long>> byKind() {
    var found = new EnumMap<AccountKind, SortedMap<FinancialYear, Long>>(AccountKind.class);
    var query = BalanceQuery.of(fund.code(), Book.ACTUAL).by(Grouping.KIND, YEAR);
    for (var row : at.balances().of(query)) {
      found
          .computeIfAbsent(row.key().kind(), kind -> new TreeMap<>())
          .put(row.key().year(), row.pence());
    }
    return found;
  }

  /** The years in which the fund as a whole had income, reserves or a surplus. */
  Set<FinancialYear> poolYears() {
    var years = new TreeSet<FinancialYear>();
    byKind()
        .forEach(
            (kind, byYear) -> {
              if (OF_THE_POOL.contains(kind)) {
                years.addAll(byYear.keySet());
              }
            });
    return years;
  }

  /** Budget and spending by year and line. */
  Map<FinancialYear, SortedMap<LineCode, LineYear>> lines() {
    var lines = new HashMap<FinancialYear, SortedMap<LineCode, LineYear>>();
    for (var row : of(Book.PLAN, AccountKind.SPEND, SCHEME, STREAM, YEAR)) {
      add(lines, row, new LineYear(Optional.of(row.pence()), 0));
    }
    for (var row : of(Book.ACTUAL, AccountKind.COST, SCHEME, STREAM, YEAR)) {
      add(lines, row, new LineYear(Optional.empty(), row.pence()));
    }
    return lines;
  }

  private static void add(
      Map<FinancialYear, SortedMap<LineCode, LineYear>> lines, BalanceRow row, LineYear amounts) {
    var line = new LineCode(row.key().scheme(), row.key().stream());
    lines
        .computeIfAbsent(row.key().year(), year -> new TreeMap<>())
        .merge(line, amounts, LineYear::plus);
  }

  /** What partners that stand today paid in by year and stream. */
  Map<FinancialYear, Map<StreamCode, SortedMap<PartnerCode, Long>>> funders() {
    var funders = new HashMap<FinancialYear, Map<StreamCode, SortedMap<PartnerCode, Long>>>();
    for (var row : of(Book.ACTUAL, AccountKind.CONTRIBUTION, PARTNER, STREAM, YEAR)) {
      funders
          .computeIfAbsent(row.key().year(), year -> new HashMap<>())
          .computeIfAbsent(row.key().stream(), stream -> new TreeMap<>())
          .merge(
              fund.presentPartner(row.key().partner()),
              Math.negateExact(row.pence()),
              Math::addExact);
    }
    return funders;
  }

  /**
   * What the entries of the kind {@code opening}, and their reversals, brought into reserves and into
   * the surplus, by year. Whatever brings something in has a posting on one of the two.
   */
  Map<FinancialYear, Opening> openings() {
    var openings = new HashMap<FinancialYear, Opening>();
    var sequences = new HashSet<Long>();
    for (var recorded : entries(Set.of(AccountKind.RESERVE, AccountKind.SURPLUS))) {
      if (isOpening(recorded, sequences)) {
        sequences.add(recorded.sequence());
        openings.merge(
            FinancialYear.of(recorded.entry().effectiveOn()),
            Opening.of(recorded.entry()),
            Opening::plus);
      }
    }
    return openings;
  }

  /** The entries of the actual book with a posting on an account of one of the kinds, as recorded. */
  List<RecordedEntry> entries(Set<AccountKind> kinds) {
    var entries = new ArrayList<RecordedEntry>();
    Optional<EntryQuery> query =
        Optional.of(EntryQuery.of(fund.code()).book(Book.ACTUAL).kinds(kinds).limit(PAGE_SIZE));
    while (query.isPresent()) {
      var page = at.journal().entries(query.get());
      entries.addAll(page.entries());
      query = page.next();
    }
    return entries;
  }

  /** Whether an entry is an opening, or takes back one of those found before. */
  static boolean isOpening(RecordedEntry recorded, Set<Long> openings) {
    return recorded.entry().kind().equals(JournalEntry.OPENING)
        || recorded.reverses().map(openings::contains).orElse(false);
  }

  /** What opening entries brought, in pence. */
  record Opening(long reservesPence, long surplusPence) {

    static final Opening NOTHING = new Opening(0, 0);

    static Opening of(JournalEntry entry) {
      long reserves = 0;
      long surplus = 0;
      for (var posting : entry.postings()) {
        if (posting.account().kind() == AccountKind.RESERVE) {
          reserves = Math.subtractExact(reserves, posting.pence());
        } else if (posting.account().kind() == AccountKind.SURPLUS) {
          surplus = Math.subtractExact(surplus, posting.pence());
        }
      }
      return new Opening(reserves, surplus);
    }

    Opening plus(Opening other) {
      return new Opening(
          Math.addExact(reservesPence, other.reservesPence),
          Math.addExact(surplusPence, other.surplusPence));
    }
  }
}
