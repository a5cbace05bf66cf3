package org.commonpurse.allocation.exit;

import static org.commonpurse.allocation.problem.ExitProblem.EXIT_ENTRIES_LATER;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;

/**
 * What a fund holds at the end of a day, in pence; partners stand together with those they succeeded.
 *
 * @param netPence  at the bank and due to the fund, less what it owes
 * @param paidIn  by partner and stream
 * @param income  of streams from elsewhere
 * @param spent  by stream
 * @param reserves  by reserve and owner
 * @param charged  what clauses charged partners, less what they credited, with what each paid for others
 * @param advances  by advance, what is owed to a partner that paid for others, or as a negative by one
 * @param receivable  what partners owe; negative where the fund owes them
 * @param payable  what providers are owed
 */
record Held(
    long netPence,
    SortedMap<PartnerCode, SortedMap<StreamCode, Long>> paidIn,
    Map<StreamCode, Long> income,
    Map<StreamCode, Long> spent,
    SortedMap<ReserveCode, SortedMap<PartnerCode, Long>> reserves,
    SortedMap<PartnerCode, Long> charged,
    SortedMap<ClauseCode, SortedMap<PartnerCode, Long>> advances,
    SortedMap<PartnerCode, Long> receivable,
    SortedMap<PartnerCode, Long> payable) {

  /**
   * Reads it out of one state of the books.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code EXIT_ENTRIES_LATER} if entries
   *     count after the day
   */
  static Held of(Snapshot at, Fund fund, LocalDate on) {
    requireNothingLater(at, fund, on);
    var reader = new Reader(at, fund, on);
    var charged = reader.byPartner(AccountKind.RISK_SHARE, Grouping.PARTNER, -1);
    reader
        .byPartner(AccountKind.SHARING, Grouping.PARTNER, -1)
        .forEach((partner, pence) -> charged.merge(partner, pence, Math::addExact));
    reader
        .byPartner(AccountKind.ADVANCE, Grouping.PARTNER, -1)
        .forEach((partner, pence) -> charged.merge(partner, pence, Math::addExact));
    return new Held(
        reader.total(AccountKind.HELD),
        reader.paidIn(),
        reader.byStream(Set.of(AccountKind.OTHER_INCOME), -1),
        reader.byStream(AccountKind.COST, 1),
        reader.reserves(),
        charged,
        reader.advances(),
        reader.byPartner(AccountKind.RECEIVABLE, Grouping.PARTNER, 1),
        reader.byPartner(AccountKind.PAYABLE, Grouping.PROVIDER, -1));
  }

  private static void requireNothingLater(Snapshot at, Fund fund, LocalDate on) {
    var query = BalanceQuery.of(fund.code(), Book.ACTUAL).by(Grouping.ACCOUNT);
    if (!nonZero(at.balances().of(query)).equals(nonZero(at.balances().of(query.asAt(on))))) {
      throw EXIT_ENTRIES_LATER
          .because(
              "Fund %s has entries that count after %s; take them back, or name the day of the last of them."
                  .formatted(fund.code(), on),
              "fund",
              fund.code(),
              "on",
              on)
          .toException();
    }
  }

  private static Map<RowKey, Long> nonZero(List<BalanceRow> rows) {
    var sums = new HashMap<RowKey, Long>();
    rows.stream().filter(row -> row.pence() != 0).forEach(row -> sums.put(row.key(), row.pence()));
    return sums;
  }

  /** What a partner paid in over all streams. */
  long paidInPence(PartnerCode partner) {
    return paidIn.getOrDefault(partner, new TreeMap<>()).values().stream()
        .reduce(0L, Math::addExact);
  }

  /** What reserves hold, of all owners. */
  long reservesPence() {
    return reserves.values().stream()
        .flatMap(owners -> owners.values().stream())
        .reduce(0L, Math::addExact);
  }

  private record Reader(Snapshot at, Fund fund, LocalDate on) {

    private List<BalanceRow> rows(Set<AccountKind> kinds, Grouping... by) {
      return at.balances()
          .of(BalanceQuery.of(fund.code(), Book.ACTUAL).asAt(on).kinds(kinds).together().by(by));
    }

    long total(Set<AccountKind> kinds) {
      var query = BalanceQuery.of(fund.code(), Book.ACTUAL).asAt(on).kinds(kinds).by(Grouping.KIND);
      return at.balances().of(query).stream()
          .mapToLong(BalanceRow::pence)
          .reduce(0, Math::addExact);
    }

    SortedMap<PartnerCode, Long> byPartner(AccountKind kind, Grouping by, int sign) {
      var sums = new TreeMap<PartnerCode, Long>();
      for (var row : rows(Set.of(kind), by)) {
        sums.merge(PartnerCode.of(row.key().word(by)), sign * row.pence(), Math::addExact);
      }
      return sums;
    }

    Map<StreamCode, Long> byStream(Set<AccountKind> kinds, int sign) {
      var sums = new TreeMap<StreamCode, Long>();
      for (var row : rows(kinds, Grouping.STREAM)) {
        sums.merge(row.key().stream(), sign * row.pence(), Math::addExact);
      }
      return sums;
    }

    SortedMap<PartnerCode, SortedMap<StreamCode, Long>> paidIn() {
      var sums = new TreeMap<PartnerCode, SortedMap<StreamCode, Long>>();
      for (var row : rows(Set.of(AccountKind.CONTRIBUTION), Grouping.PARTNER, Grouping.STREAM)) {
        sums.computeIfAbsent(row.key().partner(), partner -> new TreeMap<>())
            .merge(row.key().stream(), -row.pence(), Math::addExact);
      }
      return sums;
    }

    SortedMap<ClauseCode, SortedMap<PartnerCode, Long>> advances() {
      var sums = new TreeMap<ClauseCode, SortedMap<PartnerCode, Long>>();
      for (var row : rows(Set.of(AccountKind.ADVANCE), Grouping.CLAUSE, Grouping.PARTNER)) {
        sums.computeIfAbsent(
                ClauseCode.of(row.key().word(Grouping.CLAUSE)), advance -> new TreeMap<>())
            .merge(row.key().partner(), -row.pence(), Math::addExact);
      }
      return sums;
    }

    SortedMap<ReserveCode, SortedMap<PartnerCode, Long>> reserves() {
      var sums = new TreeMap<ReserveCode, SortedMap<PartnerCode, Long>>();
      for (var row : rows(Set.of(AccountKind.RESERVE), Grouping.RESERVE, Grouping.PARTNER)) {
        sums.computeIfAbsent(row.key().reserve(), reserve -> new TreeMap<>())
            .merge(row.key().partner(), -row.pence(), Math::addExact);
      }
      return sums;
    }
  }
}
