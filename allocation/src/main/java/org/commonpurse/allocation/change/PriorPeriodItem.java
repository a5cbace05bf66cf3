package org.commonpurse.allocation.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
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
    long poolCostPence,
    long spentPence) {

  /** The largest first, by the largest of its three amounts; then as they were recorded. */
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
    long net = 0;
    long poolCost = 0;
    long spent = 0;
    var entry = recorded.entry();
    for (var posting : entry.postings()) {
      var kind = posting.account().kind();
      if (isOfNet(entry.book(), kind)) {
        net = Math.addExact(net, posting.pence());
      } else if (entry.book() == Book.ACTUAL
          && (kind == AccountKind.CONTRIBUTION || kind == AccountKind.RISK_SHARE)) {
        poolCost = Math.subtractExact(poolCost, posting.pence());
      } else if (entry.book() == Book.ACTUAL && AccountKind.COST.contains(kind)) {
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
        net,
        poolCost,
        spent);
  }

  /** Whether postings on accounts of the kind are a part of net after sharing. */
  static boolean isOfNet(Book book, AccountKind kind) {
    return book == Book.IMPACT && NetBefore.OF_IMPACT.contains(kind)
        || book == Book.ACTUAL && kind == AccountKind.SHARING;
  }

  /** Whether it changes none of the amounts, as an entry by which a partner pays. */
  boolean isNothing() {
    return netPence == 0 && poolCostPence == 0 && spentPence == 0;
  }

  private long sizePence() {
    return Math.max(
        Math.absExact(netPence), Math.max(Math.absExact(poolCostPence), Math.absExact(spentPence)));
  }
}
