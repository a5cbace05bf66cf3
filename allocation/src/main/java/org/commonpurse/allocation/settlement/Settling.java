package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Which payments of one partner settle which of its dues.
 * <p>
 * A payment first settles what it names, whenever it comes; and one of a payment run what the run paid: the
 * oldest dues that were there then and not disputed, whatever is recorded since for earlier days. What is
 * left of a payment settles the oldest dues that were not disputed when it was recorded, and then the
 * disputed ones: money that came has a place as long as something is owed.
 */
final class Settling {

  /** A due on its way: what is left of it shrinks as payments settle it. */
  private static final class Open {

    private final Due due;
    private final String key;
    private long leftPence;
    private final List<Due.Part> settled = new ArrayList<>();

    Open(Due due, String key) {
      this.due = due;
      this.key = key;
      this.leftPence = due.pence();
    }

    private void settle(long entry, long pence) {
      if (pence != 0) {
        settled.add(new Due.Part(entry, pence));
        leftPence = Math.subtractExact(leftPence, pence);
      }
    }

    private Due due() {
      return new Due(
          due.entry(),
          due.partner(),
          due.since(),
          due.dueOn(),
          due.reference(),
          due.narrative(),
          due.origin(),
          Math.addExact(leftPence, settled.stream().mapToLong(Due.Part::pence).sum()),
          settled,
          due.dispute());
    }
  }

  /** A payment on its way, or the part of one that settles dues of one sign. */
  private static final class Paid {

    private final RecordedEntry recorded;
    private long leftPence;

    Paid(RecordedEntry recorded, long pence) {
      this.recorded = recorded;
      this.leftPence = pence;
    }
  }

  private final PartnerCode partner;
  private final ChargeRecords charges;
  private final List<Open> open = new ArrayList<>();
  private final List<Paid> paid = new ArrayList<>();

  Settling(PartnerCode partner, ChargeRecords charges) {
    this.partner = partner;
    this.charges = charges;
  }

  /**
   * An entry that raises a due.
   *
   * @param pence  positive where the partner owes it
   */
  void raised(RecordedEntry recorded, long pence) {
    var entry = recorded.entry();
    var origin = charges.origin(recorded.key());
    open.add(
        new Open(
            new Due(
                recorded.sequence(),
                partner,
                entry.effectiveOn(),
                charges.dueOn(recorded, origin),
                entry.reference(),
                entry.narrative(),
                origin,
                pence,
                List.of(),
                charges.dispute(recorded.sequence(), origin, partner)),
            recorded.key().value()));
  }

  /**
   * A posting that settles dues.
   *
   * @param pence  negative where the partner paid it
   */
  void paid(RecordedEntry recorded, long pence) {
    paid.add(new Paid(recorded, pence));
  }

  /** A posting of an earlier entry is taken back, in whole or in part, by one of so many pence. */
  void takeBack(long entry, long pence) {
    for (var due : open) {
      if (due.due.entry() == entry) {
        due.leftPence = Math.addExact(due.leftPence, pence);
      }
    }
    for (var payment : paid) {
      boolean isOther = Long.signum(payment.leftPence) == -Long.signum(pence);
      if (payment.recorded.sequence() == entry && isOther) {
        payment.leftPence = Math.addExact(payment.leftPence, pence);
        return;
      }
    }
  }

  /** Settles dues by what was paid. */
  void settle() {
    open.sort(Comparator.comparing(each -> each.due, Dues.OLDEST_FIRST));
    paid.sort(
        Comparator.comparing((Paid each) -> each.recorded.entry().effectiveOn())
            .thenComparing(each -> each.recorded.sequence()));
    paid.forEach(this::settleTogether);
    paid.forEach(payment -> settle(payment, due -> names(payment.recorded, due)));
    paid.stream()
        .sorted(Comparator.comparing(payment -> payment.recorded.sequence()))
        .forEach(this::settleRun);
    for (var payment : paid) {
      settle(payment, due -> isUndisputedAt(payment, due));
      settle(payment, due -> true);
    }
  }

  /** Settles what a payment run paid, by what was recorded before it. */
  private void settleRun(Paid payment) {
    PaymentKey.parse(payment.recorded.key())
        .ifPresent(
            key ->
                settle(
                    payment,
                    due -> due.due.entry() <= key.after() && isUndisputedAt(payment, due)));
  }

  private boolean isUndisputedAt(Paid payment, Open due) {
    long entry = payment.recorded.sequence();
    return charges.dispute(due.due.entry(), due.due.origin(), partner, entry).isEmpty();
  }

  /** Earlier versions paid what a revision charged at once and net, by one entry beside the charges. */
  private void settleTogether(Paid payment) {
    var key = payment.recorded.key().value();
    if (key.startsWith("allocation/") && key.endsWith("/payments")) {
      var revision = key.substring(0, key.lastIndexOf('/') + 1);
      var charged = open.stream().filter(due -> due.key.startsWith(revision)).toList();
      if (charged.stream().mapToLong(due -> due.leftPence).sum() == -payment.leftPence) {
        charged.forEach(due -> due.settle(payment.recorded.sequence(), due.leftPence));
        payment.leftPence = 0;
      }
    }
  }

  private static boolean names(RecordedEntry payment, Open due) {
    return PaymentKey.parse(payment.key())
        .flatMap(PaymentKey::due)
        .map(entry -> entry == due.due.entry())
        .orElseGet(
            () ->
                !due.due.reference().isEmpty()
                    && due.due.reference().equals(payment.entry().reference()));
  }

  private void settle(Paid payment, Predicate<Open> wanted) {
    for (var due : payment.leftPence == 0 ? List.<Open>of() : open) {
      boolean isOther = Long.signum(due.leftPence) * Long.signum(payment.leftPence) < 0;
      if (isOther && wanted.test(due)) {
        long size = Math.min(Math.abs(due.leftPence), Math.abs(payment.leftPence));
        long pence = due.leftPence > 0 ? size : -size;
        due.settle(payment.recorded.sequence(), pence);
        payment.leftPence = Math.addExact(payment.leftPence, pence);
      }
    }
  }

  /** The dues, the oldest first, once they are settled. */
  List<Due> dues() {
    return open.stream().map(Open::due).filter(due -> due.pence() != 0).toList();
  }

  /** What was paid and settles no due, negative where the partner paid it. */
  long onAccountPence() {
    return paid.stream().map(payment -> payment.leftPence).reduce(0L, Math::addExact);
  }
}
