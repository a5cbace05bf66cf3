package org.commonpurse.allocation.gainshare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.commonpurse.ledger.exact.Exact;

/**
 * Transfers in whole pence while they are being mended, with what each partner has to spare, exactly.
 * <p>
 * They add up to zero in each year at all times: what one partner is given another gives.
 */
final class WholeTransfers {

  private final TransferQuestion question;
  private final Barred barred;
  private final long[][] pence;

  /** Gains with transfers up to each year, at present value: below zero where a partner is worse off. */
  private final Exact[][] spare;

  /**
   * Takes transfers over.
   *
   * @param pence  by partner and year, adding up to zero in each year
   */
  WholeTransfers(TransferQuestion question, Barred barred, long[][] pence) {
    this.question = question;
    this.barred = barred;
    this.pence = pence;
    this.spare = new Exact[question.partners][question.years];
    for (int partner = 0; partner < question.partners; partner++) {
      var moved = Exact.ZERO;
      for (int year = 0; year < question.years; year++) {
        moved = moved.plus(Exact.of(pence[partner][year]).times(question.factor(year)));
        spare[partner][year] = question.gain(partner, year).plus(moved);
      }
    }
  }

  long[][] pence() {
    return pence;
  }

  /** What is received by all partners in all years; as much is paid. */
  long moved() {
    long moved = 0;
    for (long[] of : pence) {
      for (long each : of) {
        moved = Math.addExact(moved, Math.max(each, 0));
      }
    }
    return moved;
  }

  boolean pays(int partner) {
    return LongStream.of(pence[partner]).anyMatch(each -> each < 0);
  }

  boolean receives(int partner) {
    return LongStream.of(pence[partner]).anyMatch(each -> each > 0);
  }

  /** Whether what is received is received later than in other transfers of as much, on the whole. */
  boolean isLaterThan(WholeTransfers other) {
    return penceYears().compareTo(other.penceYears()) > 0;
  }

  /** What is received, each penny times the number of its year. */
  private Exact penceYears() {
    var sum = Exact.ZERO;
    for (long[] of : pence) {
      for (int year = 0; year < of.length; year++) {
        sum = sum.plus(Exact.of(Math.max(of[year], 0)).times(Exact.of(year)));
      }
    }
    return sum;
  }

  /** What a partner lacks up to a year at present value, in pence rounded up; zero if nothing. */
  long shortOf(int partner, int year) {
    var spared = spare[partner][year];
    return question.asksUpTo(year) && spared.signum() < 0 ? ceiling(spared.negated()) : 0;
  }

  /** Whether they hold to every limit and leave nobody worse off, looked at afresh. */
  boolean areKept() {
    for (int year = 0; year < question.years; year++) {
      long sum = 0;
      for (int partner = 0; partner < question.partners; partner++) {
        long each = pence[partner][year];
        sum = Math.addExact(sum, each);
        boolean isOver = question.most(partner) < Math.negateExact(each);
        if (isOver || (each != 0 && !question.isOpen(year))) {
          return false;
        }
      }
      if (sum != 0) {
        return false;
      }
    }
    return new WholeTransfers(question, barred, pence).nobodyIsShort();
  }

  private boolean nobodyIsShort() {
    for (int partner = 0; partner < question.partners; partner++) {
      for (int year = 0; year < question.years; year++) {
        if (shortOf(partner, year) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Makes good what rounding left partners short of, as far as others have pence to spare. */
  void makeGood() {
    for (int partner = 0; partner < question.partners; partner++) {
      for (int upTo = 0; upTo < question.years; upTo++) {
        for (int year : bestYears(upTo)) {
          for (int other : question.isOpen(year) ? paying(year) : List.<Integer>of()) {
            long lacking = shortOf(partner, upTo);
            if (lacking == 0) {
              break;
            }
            if (other != partner) {
              var spared = spare[partner][upTo].negated().dividedBy(question.factor(year));
              long wanted = Math.min(ceiling(spared), canTake(partner, year));
              move(year, other, partner, Math.min(wanted, canGive(other, year)));
            }
          }
        }
      }
    }
  }

  /** Takes back what partners receive beyond what leaves them no worse off. */
  void takeBack() {
    var years = bestYears(question.years - 1);
    for (int i = years.size() - 1; i >= 0; i--) {
      int year = years.get(i);
      for (int partner = 0; partner < question.partners; partner++) {
        for (int other : paying(year)) {
          long back = Math.min(pence[partner][year], -pence[other][year]);
          if (back > 0) {
            move(year, partner, other, Math.min(back, spareFrom(partner, year)));
          }
        }
      }
    }
  }

  private void move(int year, int from, int to, long amount) {
    if (amount <= 0) {
      return;
    }
    pence[from][year] = Math.subtractExact(pence[from][year], amount);
    pence[to][year] = Math.addExact(pence[to][year], amount);
    var worth = Exact.of(amount).times(question.factor(year));
    for (int later = year; later < question.years; later++) {
      spare[from][later] = spare[from][later].minus(worth);
      spare[to][later] = spare[to][later].plus(worth);
    }
  }

  /** How much more a partner may receive in a year: without end, or what it pays if it may not receive. */
  private long canTake(int partner, int year) {
    return barred.receives(partner) ? Math.max(-pence[partner][year], 0) : Long.MAX_VALUE;
  }

  /** How much more a partner can give in a year without breaking a limit or being worse off itself. */
  private long canGive(int partner, int year) {
    long received = pence[partner][year];
    long allowed =
        barred.pays(partner)
            ? Math.max(received, 0)
            : question.most(partner) == TransferQuestion.UNLIMITED
                ? Long.MAX_VALUE
                : question.most(partner) + received;
    return Math.min(allowed, spareFrom(partner, year));
  }

  /** What could be taken from a partner in a year that it would not be short of in this or a later one. */
  private long spareFrom(int partner, int year) {
    Exact least = null;
    for (int upTo = year; upTo < question.years; upTo++) {
      if (question.asksUpTo(upTo)) {
        least = least == null ? spare[partner][upTo] : least.min(spare[partner][upTo]);
      }
    }
    return least == null || least.signum() <= 0
        ? 0
        : least.dividedBy(question.factor(year)).wholePart();
  }

  /** The years up to one, those first in which a pound has the greatest present value. */
  private List<Integer> bestYears(int upTo) {
    return IntStream.rangeClosed(0, upTo)
        .boxed()
        .sorted(Comparator.comparing(question::factor).reversed())
        .toList();
  }

  /** Partners, those first that pay in a year; of equals in order of code. */
  private List<Integer> paying(int year) {
    return IntStream.range(0, question.partners)
        .boxed()
        .sorted(Comparator.comparing(partner -> pence[partner][year] >= 0))
        .toList();
  }

  static long ceiling(Exact number) {
    long whole = number.wholePart();
    return number.remainder().signum() > 0 ? whole + 1 : whole;
  }
}
