package org.commonpurse.allocation.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.allocation.measure.MeasureModels;
import org.commonpurse.allocation.measure.ObservedValue;
import org.commonpurse.ledger.balance.Successors;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Compares net after sharing with what it was known to be, entry by entry of those that were recorded since.
 * <p>
 * What stood on a partner that was succeeded, then or since, counts as its successors', of the earlier state
 * too, so that a succession changes nothing. Where a partner was split, its accounts are passed on in the
 * order in which they were posted to: the parts of an entry are what the split gives of all up to it, less
 * what it gives of all before. So they add up to the penny.
 */
public final class NetChanges {

  /** Before the first part of any entry. */
  private static final long BEFORE = -1;

  private final NetBefore before;
  private final Fund fund;
  private final List<RecordedEntry> ofNet = new ArrayList<>();
  private final List<PriorPeriodItem> items = new ArrayList<>();
  private int entries;

  private NetChanges(NetBefore before, Fund fund) {
    this.before = before;
    this.fund = fund;
  }

  /**
   * What changed.
   *
   * @param at  the books as they are known now, as at the same day as the earlier state
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN}
   */
  public static NetChange of(Snapshot at, FundCode fund, NetBefore before) {
    return new NetChanges(before, at.funds().get(fund)).compare(at);
  }

  private NetChange compare(Snapshot at) {
    read(at);
    var counted =
        CountedValues.of(
            MeasureModels.of(at, fund), ObservedValue.of(at.measures().observations(fund.code())));
    var causes = new EntryCauses(before.lastYear(), counted, results(at), ofNet);
    // Parts in the order in which they were recorded; a part's place stands for its time.
    var parts = new ArrayList<ChangePart>();
    ofNet.forEach(recorded -> parts.addAll(causes.of(recorded)));
    var sums = new HashMap<Account, SortedMap<Long, Long>>();
    before.pence().forEach((account, pence) -> add(sums, account, BEFORE, pence));
    for (int i = 0; i < parts.size(); i++) {
      long place = i;
      parts.get(i).pence().forEach((account, pence) -> add(sums, account, place, pence));
    }
    items.sort(PriorPeriodItem.LARGEST_FIRST);
    return new NetChange(
        before.since(), before.lastYear(), entries, byPartner(at, parts, sums), items);
  }

  private static void add(
      Map<Account, SortedMap<Long, Long>> sums, Account account, long place, long pence) {
    sums.computeIfAbsent(account, key -> new TreeMap<>()).merge(place, pence, Math::addExact);
  }

  private List<NetChange.OfPartner> byPartner(
      Snapshot at, List<ChangePart> parts, Map<Account, SortedMap<Long, Long>> sums) {
    var earlier = new HashMap<PartnerCode, Long>();
    var changed = new HashMap<PartnerCode, SortedMap<ChangeCause, Long>>();
    new Successors(fund.successions(), at.view().asAt())
        .pass(sums)
        .forEach(
            (account, byPlace) -> {
              var partner = fund.presentPartner(account.partner().orElseThrow());
              byPlace.forEach(
                  (place, pence) -> {
                    if (place == BEFORE) {
                      earlier.merge(partner, pence, Math::addExact);
                    } else {
                      changed
                          .computeIfAbsent(partner, key -> new TreeMap<>(ChangeCause.IN_ORDER))
                          .merge(parts.get(Math.toIntExact(place)).cause(), pence, Math::addExact);
                    }
                  });
            });
    return fund.presentPartners().stream()
        .map(
            partner ->
                new NetChange.OfPartner(
                    partner.code(),
                    earlier.getOrDefault(partner.code(), 0L),
                    changed.getOrDefault(partner.code(), new TreeMap<>(ChangeCause.IN_ORDER))))
        .toList();
  }

  /** Reads all entries that were recorded since. */
  private void read(Snapshot at) {
    var query =
        Optional.of(EntryQuery.of(fund.code()).after(before.sequence()).limit(Paging.LIMIT_MAX));
    while (query.isPresent()) {
      var page = at.journal().entries(query.get());
      for (var recorded : page.entries()) {
        entries++;
        var book = recorded.entry().book();
        if (recorded.entry().postings().stream()
            .anyMatch(posting -> PriorPeriodItem.isOfNet(book, posting.account().kind()))) {
          ofNet.add(recorded);
        }
        addItem(recorded);
      }
      query = page.next();
    }
  }

  private void addItem(RecordedEntry recorded) {
    var period = recorded.submittedOn().map(Period::of).orElseGet(() -> recorded.entry().period());
    boolean wasClosed = before.closed().contains(period);
    boolean wasShown =
        recorded.submittedOn().map(FinancialYear::of).stream()
                .anyMatch(year -> year.compareTo(before.lastYear()) <= 0)
            || FinancialYear.of(recorded.entry().effectiveOn()).compareTo(before.lastYear()) <= 0;
    if (wasClosed || wasShown) {
      var item = PriorPeriodItem.of(recorded, wasClosed);
      if (!item.isNothing()) {
        items.add(item);
      }
    }
  }

  /** The keys of the results of clauses that are known. */
  private Set<String> results(Snapshot at) {
    var keys = new HashSet<String>();
    for (var document : at.allocations().list(fund.code())) {
      if (at.view().knows(document.recordedAt())) {
        keys.add(document.draft().key().value());
      }
    }
    return keys;
  }
}
