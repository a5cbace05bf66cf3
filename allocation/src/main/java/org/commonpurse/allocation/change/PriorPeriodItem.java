package org.commonpurse.allocation.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * An entry that was recorded after a moment and counts in a year that was shown then or a period that was
 * closed then, or was given for one and routed to an open period because it came late. Amounts are in pence.
 *
 * @param sequence  its place in the fund's journal
 * @param effectiveOn  the day on which it counts
 * @param givenFor  the day its sender gave, where it was routed; empty where it counts on the day given
 * @param wasClosed  whether the period of the day it was given for was closed at the moment
 * @param recordedAt  when it was recorded
 * @param narrative  what happened
 * @param netPence  what it changes of net after sharing over all partners, positive where it is better
 * @param betweenPence  what it moves between partners and so is in neither of the two sums, as what a sharing
 *     clause takes from one and gives another: the smaller of what partners gain and lose by it; 0 or more
 * @param poolCostPence  what it changes of pool cost borne over all partners: paid in and charged, less
 *     credited; positive is a cost
 * @param spentPence  what it changes of what schemes cost; positive is a cost
 */
public record PriorPeriodItem(
    long sequence,
    LocalDate effectiveOn,
    Optional<LocalDate> givenFor,
    boolean wasClosed,
    Instant recordedAt,
    String narrative,
    long netPence,
    long betweenPence,
    long poolCostPence,
    long spentPence) {

  private static final Set<AccountKind> OF_POOL_COST =
      EnumSet.of(AccountKind.CONTRIBUTION, AccountKind.RISK_SHARE);

  /** The largest first, by the largest of its amounts; then as they were recorded. */
  static final Comparator<PriorPeriodItem> LARGEST_FIRST =
      Comparator.comparingLong(PriorPeriodItem::sizePence)
          .reversed()
          .thenComparingLong(PriorPeriodItem::sequence);

  public PriorPeriodItem {
    Objects.requireNonNull(effectiveOn, "effectiveOn");
    Objects.requireNonNull(givenFor, "givenFor");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(narrative, "narrative");
  }

  /** An entry as an item; the plan's entries change none of the amounts. */
  static PriorPeriodItem of(RecordedEntry recorded, boolean wasClosed) {
    var net = new HashMap<Optional<PartnerCode>, Long>();
    var poolCost = new HashMap<Optional<PartnerCode>, Long>();
    long spent = 0;
    var entry = recorded.entry();
    for (var posting : entry.postings()) {
      var account = posting.account();
      if (isOfNet(entry.book(), account.kind())) {
        net.merge(account.partner(), posting.pence(), Math::addExact);
      } else if (entry.book() == Book.ACTUAL && OF_POOL_COST.contains(account.kind())) {
        poolCost.merge(account.partner(), Math.negateExact(posting.pence()), Math::addExact);
      } else if (entry.book() == Book.ACTUAL && AccountKind.COST.contains(account.kind())) {
        spent = Math.addExact(spent, posting.pence());
      }
    }
    return new PriorPeriodItem(
        recorded.sequence(),
        entry.effectiveOn(),
        recorded.submittedOn(),
        wasClosed,
        recorded.recordedAt(),
        entry.narrative(),
        sum(net.values(), pence -> true),
        Math.addExact(between(net.values()), between(poolCost.values())),
        sum(poolCost.values(), pence -> true),
        spent);
  }

  private static long between(Collection<Long> byPartner) {
    return Math.min(
        sum(byPartner, pence -> pence > 0), Math.negateExact(sum(byPartner, pence -> pence < 0)));
  }

  private static long sum(Collection<Long> byPartner, LongPredicate which) {
    return byPartner.stream().filter(which::test).reduce(0L, Math::addExact);
  }

  /** Whether postings on accounts of the kind are a part of net after sharing. */
  static boolean isOfNet(Book book, AccountKind kind) {
    return book == Book.IMPACT && NetBefore.OF_IMPACT.contains(kind)
        || book == Book.ACTUAL && kind == AccountKind.SHARING;
  }

  /** Whether it changes none of the amounts, as an entry by which a partner pays. */
  boolean isNothing() {
    return sizePence() == 0;
  }

  private long sizePence() {
    return Math.max(
        Math.max(Math.absExact(netPence), betweenPence),
        Math.max(Math.absExact(poolCostPence), Math.absExact(spentPence)));
  }
}
