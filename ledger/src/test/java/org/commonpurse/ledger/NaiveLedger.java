package org.commonpurse.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.RoleCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryFilter;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Order;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.period.PeriodState;

/** A ledger of one fund that keeps a list and works everything out anew each time it is asked. */
final class NaiveLedger {

  /** Who may post in periods that are closed softly. */
  static final RoleCode FINANCE = RoleCode.of("finance");

  /** What was recorded, with the day on which it counts and the one that its sender gave. */
  record Kept(
      long sequence,
      JournalEntry entry,
      LocalDate submittedOn,
      Optional<Long> reverses,
      String key,
      String by,
      Instant recordedAt) {}

  /** What an attempt to post comes to. */
  enum Outcome {
    RECORDED,
    REPLAYED,
    LEDGER_KEY_REUSED,
    LEDGER_PERIOD_CLOSED,
    LEDGER_PARTNER_ENDED,
    LEDGER_RULE_BROKEN,
    LEDGER_REVERSED_ALREADY,
    LEDGER_REVERSAL_OF_REVERSAL
  }

  final List<Kept> entries = new ArrayList<>();
  final Map<Period, PeriodState> periods = new TreeMap<>();
  private final SortedMap<Instant, Fund> funds = new TreeMap<>();
  Fund fund = Samples.fund();
  LateEntries late = LateEntries.REFUSE;
  boolean everyDay;

  /** Posts one entry by itself, or refuses it. */
  Outcome post(Submission submission, Optional<Long> reverses, Instant now) {
    int before = entries.size();
    Outcome outcome = postWithOthers(submission, reverses, now);
    if (overdrawsAfter(before)) {
      forgetAfter(before);
      return Outcome.LEDGER_RULE_BROKEN;
    }
    return outcome;
  }

  /** Posts one entry of several, which the rules judge together in the end, or refuses it. */
  Outcome postWithOthers(Submission submission, Optional<Long> reverses, Instant now) {
    JournalEntry entry = submission.entry();
    if (reverses.isPresent() && kept(reverses.get()).reverses().isPresent()) {
      return Outcome.LEDGER_REVERSAL_OF_REVERSAL;
    }
    for (Kept kept : entries) {
      if (kept.key().equals(submission.key().value())) {
        boolean same =
            kept.entry().countingOn(kept.submittedOn()).equals(entry)
                && kept.reverses().equals(reverses);
        return same ? Outcome.REPLAYED : Outcome.LEDGER_KEY_REUSED;
      }
    }
    if (reverses.isPresent() && takesBackTooMuch(entry, reverses.get())) {
      return Outcome.LEDGER_REVERSED_ALREADY;
    }
    if (reverses.isEmpty() && isAboutAnEndedPartner(entry)) {
      return Outcome.LEDGER_PARTNER_ENDED;
    }
    Optional<LocalDate> day = place(entry, submission.by());
    if (day.isEmpty()) {
      return Outcome.LEDGER_PERIOD_CLOSED;
    }
    record(submission, day.get(), reverses, now);
    return Outcome.RECORDED;
  }

  /** Records an entry that nothing speaks against, without looking for what does. */
  void record(Submission submission, Instant now) {
    record(submission, submission.entry().effectiveOn(), Optional.empty(), now);
  }

  private void record(Submission submission, LocalDate day, Optional<Long> reverses, Instant now) {
    entries.add(
        new Kept(
            entries.size() + 1L,
            submission.entry().countingOn(day),
            submission.entry().effectiveOn(),
            reverses,
            submission.key().value(),
            submission.by().name(),
            now));
  }

  /** Forgets all but the first entries. */
  void forgetAfter(int count) {
    entries.subList(count, entries.size()).clear();
  }

  private Kept kept(long sequence) {
    return entries.get((int) sequence - 1);
  }

  /** Whether more would be taken back from one side of an account than was posted there. */
  private boolean takesBackTooMuch(JournalEntry entry, long reversed) {
    for (Posting posting : entry.postings()) {
      long posted =
          kept(reversed).entry().postings().stream()
              .filter(one -> isOpposite(one, posting))
              .mapToLong(one -> Math.abs(one.pence()))
              .sum();
      long takenBack =
          Stream.concat(
                  entries.stream()
                      .filter(one -> one.reverses().equals(Optional.of(reversed)))
                      .map(Kept::entry),
                  Stream.of(entry))
              .flatMap(one -> one.postings().stream())
              .filter(one -> one.account().equals(posting.account()))
              .filter(one -> Long.signum(one.pence()) == Long.signum(posting.pence()))
              .mapToLong(one -> Math.abs(one.pence()))
              .sum();
      if (takenBack > posted) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpposite(Posting one, Posting other) {
    return one.account().equals(other.account())
        && Long.signum(one.pence()) == -Long.signum(other.pence());
  }

  /** Whether the entry charges or credits a partner that has ended by its day. */
  boolean isAboutAnEndedPartner(JournalEntry entry) {
    var kinds =
        entry.postings().stream().map(posting -> posting.account().kind().word()).distinct();
    if (List.of("bank", "payable", "receivable").containsAll(kinds.toList())) {
      return false;
    }
    boolean onlyReserves =
        entry.postings().stream()
            .allMatch(posting -> posting.account().path().startsWith("reserve:"));
    return entry.postings().stream()
        .filter(posting -> !onlyReserves || posting.pence() < 0)
        .flatMap(posting -> posting.account().values().stream())
        .filter(PartnerCode.class::isInstance)
        .anyMatch(
            code ->
                fund.successions().stream()
                    .anyMatch(
                        one ->
                            one.predecessor().equals(code)
                                && !entry.effectiveOn().isBefore(one.on())));
  }

  /** The entry's own day, or the first day of the first open month after it. */
  private Optional<LocalDate> place(JournalEntry entry, Actor by) {
    if (isOpen(entry.period(), by)) {
      return Optional.of(entry.effectiveOn());
    }
    if (late == LateEntries.REFUSE || entry.yearEnd()) {
      return Optional.empty();
    }
    return Stream.iterate(entry.effectiveOn().withDayOfMonth(1), day -> day.plusMonths(1))
        .skip(1)
        .takeWhile(fund::isOpenOn)
        .filter(day -> isOpen(Period.of(day), by))
        .findFirst();
  }

  private boolean isOpen(Period period, Actor by) {
    PeriodState state = periods.getOrDefault(period, PeriodState.OPEN);
    return state == PeriodState.OPEN
        || (state == PeriodState.SOFT_CLOSED && by.roles().contains(FINANCE));
  }

  /** Whether the entries after the first take more from a partner's reserve than is in it on a day. */
  boolean overdrawsAfter(int count) {
    var added = entries.subList(count, entries.size());
    return added.stream()
        .filter(kept -> kept.entry().book() == Book.ACTUAL)
        .flatMap(kept -> kept.entry().postings().stream())
        .map(Posting::account)
        .filter(account -> account.kind() == AccountKind.RESERVE)
        .distinct()
        .anyMatch(
            account ->
                entries.stream()
                    .map(kept -> everyDay ? kept.entry().effectiveOn() : LocalDate.MAX)
                    .distinct()
                    .anyMatch(
                        day -> sum(added, account, day) > 0 && sum(entries, account, day) > 0));
  }

  private static long sum(List<Kept> entries, Account account, LocalDate asAt) {
    return sum(
        entries.stream().map(Kept::entry).filter(entry -> !entry.effectiveOn().isAfter(asAt)),
        account);
  }

  private static long sum(Stream<JournalEntry> entries, Account account) {
    return entries
        .filter(entry -> entry.book() == Book.ACTUAL)
        .flatMap(entry -> entry.postings().stream())
        .filter(posting -> posting.account().equals(account))
        .mapToLong(Posting::pence)
        .sum();
  }

  /** Takes note of what the fund is from a moment on. */
  void amend(Fund amended, Instant now) {
    fund = amended;
    funds.put(now, amended);
  }

  /** The ledger with what counts and was known in a view, and the fund as it was known. */
  NaiveLedger from(View view) {
    var then = new NaiveLedger();
    entries.stream()
        .filter(kept -> isWithin(Optional.empty(), view.asAt(), kept.entry().effectiveOn()))
        .filter(kept -> view.asKnown().map(now -> !kept.recordedAt().isAfter(now)).orElse(true))
        .forEach(then.entries::add);
    var known = view.asKnown().map(now -> funds.headMap(now.plusNanos(1))).orElse(funds);
    then.fund = known.isEmpty() ? then.fund : known.get(known.lastKey());
    return then;
  }

  /** Whether the fund has the partners whose accounts are asked for. */
  boolean knows(AccountPattern accounts) {
    return accounts.where().values().stream()
        .flatMap(Set::stream)
        .filter(PartnerCode.class::isInstance)
        .allMatch(
            code -> fund.partners().stream().anyMatch(partner -> partner.code().equals(code)));
  }

  /** The entries that a query asks for, as if it had no limit. */
  List<Kept> of(EntryQuery query) {
    var found = new ArrayList<>(entries);
    found.removeIf(kept -> !isAskedFor(query, kept));
    if (query.paging().order() == Order.NEWEST) {
      Collections.reverse(found);
    }
    return found;
  }

  private static boolean isAskedFor(EntryQuery query, Kept kept) {
    JournalEntry entry = kept.entry();
    return follows(query.paging(), kept.sequence())
        && query.accounts().book().map(entry.book()::equals).orElse(true)
        && isWithin(query.span().from(), query.span().asAt(), entry.effectiveOn())
        && query.span().asKnown().map(moment -> !kept.recordedAt().isAfter(moment)).orElse(true)
        && query.filter().reference().map(entry.reference()::equals).orElse(true)
        && query.filter().key().map(key -> key.value().equals(kept.key())).orElse(true)
        && query.filter().actor().map(kept.by()::equals).orElse(true)
        && query.filter().text().map(text -> saysSo(entry, text)).orElse(true)
        && query
            .filter()
            .recordedSince()
            .map(moment -> !kept.recordedAt().isBefore(moment))
            .orElse(true)
        && entry.postings().stream().anyMatch(posting -> isOfSize(query.filter(), posting))
        && entry.postings().stream()
            .anyMatch(
                posting ->
                    counts(query.accounts().kinds(), posting.account())
                        && counts(query.accounts().where(), posting.account()));
  }

  private static boolean follows(Paging paging, long sequence) {
    return paging.afterSequence() == 0
        || (paging.order() == Order.NEWEST
            ? sequence < paging.afterSequence()
            : sequence > paging.afterSequence());
  }

  private static boolean saysSo(JournalEntry entry, String text) {
    String sought = text.toLowerCase(Locale.ROOT);
    return entry.narrative().toLowerCase(Locale.ROOT).contains(sought)
        || entry.reference().toLowerCase(Locale.ROOT).contains(sought);
  }

  private static boolean isOfSize(EntryFilter filter, Posting posting) {
    var size = BigDecimal.valueOf(Math.abs(posting.pence()), 2);
    return filter.amount().from().map(least -> size.compareTo(least) >= 0).orElse(true)
        && filter.amount().to().map(most -> size.compareTo(most) <= 0).orElse(true);
  }

  /** The balances that a query asks for. */
  List<BalanceRow> of(BalanceQuery query) {
    boolean byTime = query.by().contains(Grouping.YEAR) || query.by().contains(Grouping.MONTH);
    Map<Account, SortedMap<Period, Long>> sums = new HashMap<>();
    for (Kept kept : entries) {
      LocalDate day = kept.entry().effectiveOn();
      if (kept.entry().book() == query.book()
          && isWithin(query.span().from(), query.span().asAt(), day)
          && query
              .span()
              .asKnown()
              .map(moment -> !kept.recordedAt().isAfter(moment))
              .orElse(true)) {
        for (Posting posting : kept.entry().postings()) {
          if (counts(query.accounts().kinds(), posting.account())) {
            sums.computeIfAbsent(posting.account(), account -> new TreeMap<>())
                .merge(Period.of(byTime ? day : fund.opensOn()), posting.pence(), Long::sum);
          }
        }
      }
    }
    if (query.partners() == Partners.TOGETHER) {
      sums = passedOn(sums, query.span().asAt());
    }
    var rows = new TreeMap<List<String>, Long>(Comparator.comparing(key -> String.join("\0", key)));
    if (query.by().isEmpty()) {
      rows.put(List.of(), 0L);
    }
    sums.forEach(
        (account, months) -> {
          if (counts(query.accounts().where(), account)) {
            months.forEach(
                (month, pence) -> rows.merge(key(query.by(), month, account), pence, Long::sum));
          }
        });
    return rows.entrySet().stream()
        .map(row -> new BalanceRow(new RowKey(query.by(), row.getKey()), row.getValue()))
        .toList();
  }

  private static boolean isWithin(
      Optional<LocalDate> from, Optional<LocalDate> asAt, LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && asAt.map(last -> !day.isAfter(last)).orElse(true);
  }

  private static boolean counts(Set<AccountKind> kinds, Account account) {
    return kinds.isEmpty() || kinds.contains(account.kind());
  }

  static boolean counts(Map<Dimension, Set<Code>> where, Account account) {
    return where.entrySet().stream()
        .allMatch(
            wanted ->
                account.value(wanted.getKey()).filter(wanted.getValue()::contains).isPresent());
  }

  private static List<String> key(List<Grouping> by, Period month, Account account) {
    return by.stream()
        .map(
            grouping ->
                switch (grouping) {
                  case KIND -> account.kind().word();
                  case ACCOUNT -> account.path();
                  case YEAR -> FinancialYear.of(month.first()).toString();
                  case MONTH -> month.toString();
                  default ->
                      grouping.dimension().flatMap(account::value).map(Object::toString).orElse("");
                })
        .toList();
  }

  private Map<Account, SortedMap<Period, Long>> passedOn(
      Map<Account, SortedMap<Period, Long>> sums, Optional<LocalDate> asAt) {
    var passed = new HashMap<Account, SortedMap<Period, Long>>();
    sums.forEach((account, months) -> pass(account, months, asAt, passed));
    return passed;
  }

  /** Passes what stood at each month's end on, less what was passed on at the end of the one before. */
  private void pass(
      Account account,
      SortedMap<Period, Long> months,
      Optional<LocalDate> asAt,
      Map<Account, SortedMap<Period, Long>> passed) {
    List<Succession> heirs =
        fund.successions().stream()
            .filter(one -> account.values().contains(one.predecessor()))
            .filter(one -> asAt.map(day -> !one.on().isAfter(day)).orElse(true))
            .toList();
    if (heirs.isEmpty()) {
      months.forEach(
          (month, pence) ->
              passed
                  .computeIfAbsent(account, key -> new TreeMap<>())
                  .merge(month, pence, Long::sum));
      return;
    }
    for (int i = 0; i < heirs.size(); i++) {
      var parts = new TreeMap<Period, Long>();
      for (Period month : months.keySet()) {
        long before = total(months.headMap(month));
        long after = before + months.getOrDefault(month, 0L);
        parts.put(month, part(after, heirs).get(i) - part(before, heirs).get(i));
      }
      pass(succeeded(account, heirs.get(i)), parts, asAt, passed);
    }
  }

  private static long total(Map<Period, Long> months) {
    return months.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whole pence first, then one each to the largest fractions, the first heir first. */
  private static List<Long> part(long pence, List<Succession> heirs) {
    long size = Math.abs(pence);
    var parts = new ArrayList<Long>();
    var thousandths = new ArrayList<Long>();
    for (Succession heir : heirs) {
      long part = size * heir.numerator() * (1000 / heir.denominator());
      parts.add(part / 1000);
      thousandths.add(part % 1000);
    }
    for (long left = size - parts.stream().mapToLong(Long::longValue).sum(); left > 0; left--) {
      int next = thousandths.indexOf(thousandths.stream().max(Long::compare).orElseThrow());
      parts.set(next, parts.get(next) + 1);
      thousandths.set(next, -1L);
    }
    return parts.stream().map(part -> pence < 0 ? -part : part).toList();
  }

  private static Account succeeded(Account account, Succession succession) {
    return new Account(
        account.kind(),
        account.values().stream()
            .map(code -> code.equals(succession.predecessor()) ? succession.successor() : code)
            .toList());
  }
}
