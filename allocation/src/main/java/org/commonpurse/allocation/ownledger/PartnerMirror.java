package org.commonpurse.allocation.ownledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * The entries of a fund's actual book from a partner's side, in the order in which they were recorded.
 * <p>
 * Of each entry that has a line on an account of the partner (its receivable, payable, contributions,
 * charges, reserves, and what it is paid as a provider), these lines are there with the sign turned, and
 * one line for what the rest of the entry came to, if it came to anything. What passed to the partner
 * from others is split as {@link Successors} splits statements, but in the order of recording: what an
 * entry came to stays the same, whatever follows it.
 */
final class PartnerMirror {

  private final Fund fund;
  private final PartnerCode partner;
  private final Successors successors;

  /**
   * The mirror of a partner.
   *
   * @param partners  whether accounts of those it succeeded are its own
   */
  PartnerMirror(Fund fund, PartnerCode partner, Partners partners) {
    this.fund = fund;
    this.partner = partner;
    // Where partners are shown apart, nobody succeeds anybody.
    this.successors =
        new Successors(
            partners == Partners.TOGETHER ? fund.successions() : List.of(), Optional.empty());
  }

  /**
   * The first entries that follow a sequence.
   *
   * @param after  the sequence; 0 for the first entries
   * @param most  how many entries at most
   */
  List<MirroredEntry> entries(Snapshot books, long after, int most) {
    var codes = codes();
    // The parts of a split depend on all that was split before.
    boolean isAlone = codes.length == 1;
    var found =
        isAlone ? read(books, codes, after, most) : read(books, codes, 0, Integer.MAX_VALUE);
    return mirrored(found).stream()
        .filter(entry -> entry.recorded().sequence() > after)
        .limit(most)
        .toList();
  }

  /** The partner, and those whose accounts pass to it. */
  private PartnerCode[] codes() {
    var own = Account.receivable(partner);
    return fund.partners().stream()
        .map(Partner::code)
        .filter(code -> successors.heirs(Account.receivable(code)).contains(own))
        .toArray(PartnerCode[]::new);
  }

  private Collection<RecordedEntry> read(
      Snapshot books, PartnerCode[] codes, long after, int most) {
    var found = new TreeMap<Long, RecordedEntry>();
    for (var dimension : List.of(Dimension.PARTNER, Dimension.PROVIDER)) {
      var query =
          EntryQuery.of(fund.code())
              .book(Book.ACTUAL)
              .where(dimension, codes)
              .after(after)
              .limit(Paging.LIMIT_MAX);
      int count = 0;
      var next = Optional.of(query);
      while (next.isPresent() && count < most) {
        var page = books.journal().entries(next.get());
        page.entries().forEach(entry -> found.put(entry.sequence(), entry));
        count += page.entries().size();
        next = page.next();
      }
    }
    return found.values();
  }

  private List<MirroredEntry> mirrored(Collection<RecordedEntry> entries) {
    // Each posting has a time of its own, so that lines stay apart where accounts are the same.
    Map<Account, SortedMap<Long, Long>> sums = new HashMap<>();
    long time = 0;
    for (var entry : entries) {
      for (var posting : entry.entry().postings()) {
        time++;
        sums.computeIfAbsent(posting.account(), account -> new TreeMap<>())
            .put(time, posting.pence());
      }
    }
    var lines = new TreeMap<Long, MirroredLine>();
    successors
        .pass(sums)
        .forEach(
            (account, byTime) -> {
              if (isOwn(account)) {
                byTime.forEach((at, pence) -> put(lines, at, account, pence));
              }
            });
    var mirrored = new ArrayList<MirroredEntry>();
    long first = 1;
    for (var entry : entries) {
      long next = first + entry.entry().postings().size();
      var own = new ArrayList<>(lines.subMap(first, next).values());
      if (!own.isEmpty()) {
        balancing(entry, own).ifPresent(own::add);
        mirrored.add(new MirroredEntry(entry, own));
      }
      first = next;
    }
    return mirrored;
  }

  private static void put(
      SortedMap<Long, MirroredLine> lines, long time, Account account, long pence) {
    if (pence != 0) {
      lines.put(time, new MirroredLine.OnAccount(account, Math.negateExact(pence)));
    }
  }

  private Optional<MirroredLine> balancing(RecordedEntry entry, List<MirroredLine> own) {
    long sum = own.stream().mapToLong(MirroredLine::pence).reduce(0, Math::addExact);
    if (sum == 0) {
      return Optional.empty();
    }
    var otherSide = new TreeSet<AccountKind>();
    entry.entry().postings().stream()
        .map(Posting::account)
        .filter(account -> !isWhollyOwn(account))
        .forEach(account -> otherSide.add(account.kind()));
    return Optional.of(new MirroredLine.Balancing(otherSide, Math.negateExact(sum)));
  }

  /** Whether nothing of an account is of anybody else: what was split has its other heirs. */
  private boolean isWhollyOwn(Account account) {
    return successors.heirs(account).stream().allMatch(this::isOwn);
  }

  private boolean isOwn(Account account) {
    return account.partner().or(account::provider).filter(partner::equals).isPresent();
  }
}
