package org.commonpurse.ledger.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.PeriodState;

/** Passes what partners that have ended own in reserves on to their successors. */
public final class PassedReserves {

  private PassedReserves() {}

  /**
   * The successions of a fund by which reserves still pass by a day: those on or before it, in a period
   * that is not closed.
   */
  public static List<Succession> open(Snapshot books, Fund fund, LocalDate until) {
    return fund.successions().stream()
        .filter(succession -> !succession.on().isAfter(until))
        .filter(
            succession ->
                books.periods().status(fund.code(), Period.of(succession.on())).state()
                    != PeriodState.CLOSED)
        .toList();
  }

  /**
   * Posts an entry for each reserve in which a partner that has ended still owns something: it counts on
   * the day of the succession, and the parts of a split add up to the penny. What was passed before is
   * not passed again.
   *
   * @param fund  the fund as it stands
   * @param successions  those of the fund by which it passes
   * @return what was posted, in order
   */
  public static List<Receipt> pass(
      Writing books, Fund fund, List<Succession> successions, Actor by) {
    var receipts = new ArrayList<Receipt>();
    var ended = new HashSet<PartnerCode>();
    // What passed to somebody who ended later passes on from there.
    for (Succession succession :
        successions.stream().sorted(Comparator.comparing(Succession::on)).toList()) {
      if (ended.add(succession.predecessor())) {
        owned(books, fund, succession)
            .forEach(
                (reserve, pence) ->
                    receipts.add(pass(books, fund, succession, reserve, pence, by)));
      }
    }
    return receipts;
  }

  /** What a partner owns by reserve, in pence, above zero: on its last day, and still now. */
  private static Map<ReserveCode, Long> owned(Writing books, Fund fund, Succession succession) {
    var query =
        BalanceQuery.of(fund.code(), Book.ACTUAL)
            .kinds(AccountKind.RESERVE)
            .where(Dimension.PARTNER, succession.predecessor())
            .by(Grouping.RESERVE);
    var owned = new TreeMap<ReserveCode, Long>(Comparator.comparing(ReserveCode::value));
    books.balances().of(query).forEach(row -> owned.put(row.key().reserve(), -row.pence()));
    books
        .balances()
        .of(query.asAt(succession.on()))
        .forEach(row -> owned.merge(row.key().reserve(), -row.pence(), Math::min));
    owned.values().removeIf(pence -> pence <= 0);
    return owned;
  }

  private static Receipt pass(
      Writing books, Fund fund, Succession succession, ReserveCode reserve, long pence, Actor by) {
    var from = Account.reserve(reserve, succession.predecessor());
    var postings = new ArrayList<Posting>();
    postings.add(Posting.debit(from, pence));
    new Successors(fund.successions(), Optional.of(succession.on()))
        .pass(Map.of(from, new TreeMap<>(Map.of(0L, pence))))
        .forEach(
            (account, parts) -> {
              long part = parts.values().stream().mapToLong(Long::longValue).sum();
              if (part != 0) {
                postings.add(Posting.credit(account, part));
              }
            });
    postings.sort(Comparator.comparing(posting -> posting.account().path()));
    var entry =
        new JournalEntry(
            fund.code(),
            Book.ACTUAL,
            succession.on(),
            "What %s owns in reserve %s passes to those who succeed it"
                .formatted(succession.predecessor(), reserve),
            "",
            postings);
    // What is passed later is another entry.
    long next = books.stamp(fund.code()).sequence() + 1;
    var key = new EntryKey("succession/%s/%d".formatted(succession.predecessor(), next));
    return books.journal().post(new Submission(entry, key, by));
  }
}
