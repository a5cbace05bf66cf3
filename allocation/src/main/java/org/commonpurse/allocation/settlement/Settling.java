package org.commonpurse.allocation.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * Which payments of one partner settle which of its dues.
 * <p>
 * A payment of a payment run settles what the run paid: the oldest dues that stood open by what was recorded
 * until then, and were not disputed, whatever is recorded since for earlier days. Any other first settles
 * what it names, whenever it comes. What is left of a payment settles the oldest dues that were not disputed
 * when it was recorded, and then the disputed ones: money that came has a place as long as something is
 * owed.
 */
final class Settling {

  /** What an entry did to dues or payments. */
  private sealed interface Step {

    /** The sequence of the entry. */
    long sequence();
  }

  /**
   * A due was raised.
   *
   * @param pence  positive where the partner owes it
   */
  private record Raised(RecordedEntry recorded, long pence) implements Step {
    @Override
    public long sequence() {
      return recorded.sequence();
    }
  }

  /**
   * Something was paid.
   *
   * @param pence  negative where the partner paid it
   */
  private record Payment(RecordedEntry recorded, long pence) implements Step {
    @Override
    public long sequence() {
      return recorded.sequence();
    }

    /** The last entry before the run that paid it, where one did and its key names no due. */
    Optional<Long> run() {
      return PaymentKey.parse(recorded.key())
          .filter(key -> key.due().isEmpty())
          .map(PaymentKey::after);
    }
  }

  /** A posting of an earlier entry was taken back, in whole or in part, by one of so many pence. */
  private record TakenBack(long sequence, long entry, long pence) implements Step {}

  /**
   * What a payment of a run settled.
   *
   * @param payment  the sequence of its entry
   * @param due  the sequence of the entry that raised the due
   * @param pence  in the sign of the due
   */
  private record PaidByRun(long payment, long due, long pence) {}

  private final PartnerCode partner;
  private final ChargeRecords charges;
  private final List<Step> steps = new ArrayList<>();
  private Standing standing = new Standing(0, List.of());

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
    steps.add(new Raised(recorded, pence));
  }

  /**
   * A posting that settles dues.
   *
   * @param pence  negative where the partner paid it
   */
  void paid(RecordedEntry recorded, long pence) {
    steps.add(new Payment(recorded, pence));
  }

  /**
   * A posting of an earlier entry is taken back, in whole or in part, by one of so many pence.
   *
   * @param reversal  the sequence of the entry that takes it back
   */
  void takeBack(long entry, long reversal, long pence) {
    steps.add(new TakenBack(reversal, entry, pence));
  }

  /** Settles dues by what was paid. */
  void settle() {
    var byRuns = new ArrayList<PaidByRun>();
    for (long after : runs()) {
      byRuns.addAll(new Standing(after, byRuns).paidByRun(after));
    }
    standing = new Standing(Long.MAX_VALUE, byRuns);
  }

  private SortedSet<Long> runs() {
    var runs = new TreeSet<Long>();
    for (Step step : steps) {
      if (step instanceof Payment payment) {
        payment.run().ifPresent(runs::add);
      }
    }
    return runs;
  }

  /** The dues, the oldest first, once they are settled. */
  List<Due> dues() {
    return standing.open.stream().map(Open::due).filter(due -> due.pence() != 0).toList();
  }

  /** What was paid and settles no due, negative where the partner paid it. */
  long onAccountPence() {
    return standing.paid.stream().map(payment -> payment.leftPence).reduce(0L, Math::addExact);
  }

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

  /** Dues and payments as they stand by what was recorded up to an entry. */
  private final class Standing {

    private final List<Open> open = new ArrayList<>();
    private final List<Paid> paid = new ArrayList<>();

    /**
     * Settles them.
     *
     * @param upTo  the sequence of the last entry that counts
     * @param byRuns  what payments of runs among them settled
     */
    Standing(long upTo, List<PaidByRun> byRuns) {
      steps.stream().filter(step -> step.sequence() <= upTo).forEach(this::take);
      open.sort(Comparator.comparing(each -> each.due, Dues.OLDEST_FIRST));
      paid.sort(
          Comparator.comparing((Paid each) -> each.recorded.entry().effectiveOn())
              .thenComparing(each -> each.recorded.sequence()));
      byRuns.forEach(this::settle);
      paid.forEach(this::settleTogether);
      paid.forEach(payment -> settle(payment, due -> names(payment.recorded, due)));
      for (var payment : paid) {
        settle(payment, due -> isUndisputedAt(payment, due));
        settle(payment, due -> true);
      }
    }

    private void take(Step step) {
      if (step instanceof Raised raised) {
        open.add(open(raised));
      } else if (step instanceof Payment payment) {
        paid.add(new Paid(payment.recorded(), payment.pence()));
      } else if (step instanceof TakenBack taken) {
        takeBack(taken.entry(), taken.pence());
      }
    }

    private Open open(Raised raised) {
      var recorded = raised.recorded();
      var entry = recorded.entry();
      var origin = charges.origin(recorded.key());
      return new Open(
          new Due(
              recorded.sequence(),
              partner,
              entry.effectiveOn(),
              charges.dueOn(recorded, origin),
              entry.reference(),
              entry.narrative(),
              origin,
              raised.pence(),
              List.of(),
              charges.dispute(recorded.sequence(), origin, partner)),
          recorded.key().value());
    }

    private void takeBack(long entry, long pence) {
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

    /** What the payments of a run settle of what stands open. */
    List<PaidByRun> paidByRun(long after) {
      var payments = new HashSet<Long>();
      for (Step step : steps) {
        if (step instanceof Payment payment && payment.run().equals(Optional.of(after))) {
          var paying = new Paid(payment.recorded(), payment.pence());
          settle(paying, due -> isUndisputedAt(paying, due));
          payments.add(payment.sequence());
        }
      }
      return open.stream()
          .flatMap(
              due ->
                  due.settled.stream()
                      .filter(part -> payments.contains(part.entry()))
                      .map(part -> new PaidByRun(part.entry(), due.due.entry(), part.pence())))
          .toList();
    }

    private void settle(PaidByRun part) {
      for (var payment : paid) {
        boolean isOther = Long.signum(payment.leftPence) == -Long.signum(part.pence());
        if (payment.recorded.sequence() == part.payment() && isOther) {
          settle(payment, due -> due.due.entry() == part.due(), Math.abs(part.pence()));
        }
      }
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

    private void settle(Paid payment, Predicate<Open> wanted) {
      settle(payment, wanted, Long.MAX_VALUE);
    }

    /** Settles wanted dues, the oldest first, by so many pence of a payment at most. */
    private void settle(Paid payment, Predicate<Open> wanted, long most) {
      long left = most;
      for (var due : payment.leftPence == 0 ? List.<Open>of() : open) {
        boolean isOther = Long.signum(due.leftPence) * Long.signum(payment.leftPence) < 0;
        if (isOther && wanted.test(due)) {
          long size =
              Math.min(left, Math.min(Math.abs(due.leftPence), Math.abs(payment.leftPence)));
          long pence = due.leftPence > 0 ? size : -size;
          due.settle(payment.recorded.sequence(), pence);
          payment.leftPence = Math.addExact(payment.leftPence, pence);
          left -= size;
        }
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
}
