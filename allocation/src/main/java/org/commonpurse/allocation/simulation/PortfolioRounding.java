package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * Makes whole pence of the parts of partners on one path, within limits of either sign. What is cut goes to those
 * with room whose first parts are of its sign, in proportion to these; odd pennies go to the largest remainders, of
 * equals to the first. {@link BlockPennies} does the same on many paths, and asks it where it cannot be sure. It is used
 * by one thread.
 */
final class PortfolioRounding {

  /** A comparison that is nearer than this, for each penny, is made in whole numbers. */
  private static final double NEAR = 1e-12;

  private static final int BUCKET_BITS = 6;

  private final long whole;
  private final double each;
  private final double[] limits;
  private final long[] limitPence;
  private final double[] first;

  /** By partner, its first part where it still has room, in the direction of what is left; else nothing. */
  private final double[] room;

  /** By partner, what it has in any case, as its part is its limit or of the other sign. */
  private final long[] fixed;

  private final long[] pence;

  /** By partner, and last of what is unallocated, the remainder in the direction of what is left. */
  private final long[] rests;

  private final long[] buckets = new long[1 << BUCKET_BITS];
  private double left;
  private double open;

  PortfolioRounding(Portfolio portfolio) {
    whole = portfolio.whole();
    each = 1.0 / whole;
    limitPence = portfolio.limitPence();
    limits = Arrays.stream(limitPence).mapToDouble(limit -> limit * whole).toArray();
    first = new double[limits.length];
    room = new double[limits.length];
    fixed = new long[limits.length];
    pence = new long[limits.length];
    rests = new long[limits.length + 1];
  }

  /**
   * Puts whole pence in the place of exact parts.
   *
   * @param parts  by partner and then by path; the parts are whole numbers of shares of the whole
   */
  void round(double[][] parts, int path) {
    for (int i = 0; i < first.length; i++) {
      first[i] = parts[i][path];
    }
    cut();
    long given = open == 0 ? closed() : limited(left < 0 ? -1 : 1);
    long step = given < 0 ? -1 : 1;
    given &= Long.MAX_VALUE;
    for (int i = 0; i < first.length; i++) {
      parts[i][path] = pence[i] + step * (given >>> i & 1);
    }
  }

  /** Cuts a part towards zero; half a share more keeps it off the edges. Gives what is cut off. */
  private long cutToPence(int partner) {
    double part = first[partner];
    pence[partner] = (long) ((part + Math.copySign(0.5, part)) * each);
    rests[partner] = (long) part - pence[partner] * whole;
    return rests[partner];
  }

  /** Where nothing is redistributed, what is left stays unallocated, with a claim of its own to a penny. */
  private long closed() {
    long unallocated = (long) left % whole;
    long odd = unallocated;
    for (int i = 0; i < first.length; i++) {
      if (Math.abs(first[i]) > limits[i]) {
        pence[i] = first[i] < 0 ? -limitPence[i] : limitPence[i];
        rests[i] = 0;
      } else if (left != 0 && first[i] > 0 == left > 0) {
        // It was filled to the brim by what was cut of others.
        pence[i] = fixed[i];
        rests[i] = 0;
      } else {
        odd += cutToPence(i);
      }
    }
    rests[first.length] = unallocated;
    return handOut(odd / whole, whole);
  }

  /** Finds whose part is its limit in the end, what of the cuts is left to redistribute, and between whom. */
  private void cut() {
    left = 0;
    for (int i = 0; i < first.length; i++) {
      double within = Math.max(-limits[i], Math.min(limits[i], first[i]));
      left += first[i] - within;
    }
    open = 0;
    if (left == 0) {
      return;
    }
    double sign = left < 0 ? -1 : 1;
    for (int i = 0; i < first.length; i++) {
      boolean isFull = Math.abs(first[i]) > limits[i];
      double size = first[i] * sign;
      fixed[i] = isFull ? (first[i] < 0 ? -limitPence[i] : limitPence[i]) : 0;
      room[i] = isFull ? 0 : Math.max(0, size);
    }
    double over = Math.abs(left);
    boolean isChanged = true;
    while (isChanged) {
      open = 0;
      for (double size : room) {
        open += size;
      }
      double stretch = (open + over) / open;
      isChanged = false;
      double more = 0;
      for (int i = 0; open != 0 && i < room.length; i++) {
        if (room[i] * stretch - limits[i] > -NEAR * limits[i]
            && room[i] > 0
            && isAbove(room[i], limits[i], stretch, over)) {
          more += room[i] - limits[i];
          room[i] = 0;
          fixed[i] = sign < 0 ? -limitPence[i] : limitPence[i];
          isChanged = true;
        }
      }
      over += more;
    }
    left = sign * over;
  }

  private boolean isAbove(double size, double limit, double stretch, double over) {
    if (size * stretch - limit > NEAR * limit) {
      return true;
    }
    long high = Math.multiplyHigh((long) size, (long) (open + over));
    long low = (long) size * (long) (open + over);
    long otherHigh = Math.multiplyHigh((long) limit, (long) open);
    long otherLow = (long) limit * (long) open;
    return high != otherHigh ? high > otherHigh : Long.compareUnsigned(low, otherLow) > 0;
  }

  /** Those with room have their first parts times one number; what is left is right in products that wrap. */
  private long limited(long step) {
    long before = (long) open;
    long together = (long) (open + Math.abs(left));
    long under = before * whole;
    double stretch = (open + Math.abs(left)) / (open * whole);
    long odd = 0;
    for (int i = 0; i < first.length; i++) {
      long size = (long) room[i];
      long units = (long) (room[i] * stretch);
      long rest = size * together - units * under;
      if (rest < 0 || rest >= under) {
        units += rest < 0 ? -1 : 1;
        rest += rest < 0 ? under : -under;
      }
      pence[i] = fixed[i] + step * units;
      rests[i] = step * rest;
      if (room[i] == 0 && fixed[i] == 0 && first[i] != 0) {
        rests[i] = cutToPence(i) * before;
      }
      odd += rests[i];
    }
    rests[first.length] = 0;
    return handOut(odd / under, under);
  }

  /**
   * Who has an odd penny more: those with the largest remainders in the direction of what is left, found by
   * their leading bits. A bit for each, and the sign for pennies less.
   */
  private long handOut(long odd, long under) {
    long step = Long.signum(odd);
    long due = Math.abs(odd);
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(under) - BUCKET_BITS);
    long occupied = 0;
    for (int i = 0; i < rests.length; i++) {
      // What is owed the other way counts as nothing.
      long rest = Math.max(0, step * rests[i]);
      int bucket = (int) (rest >>> shift);
      long bit = 1L << bucket;
      buckets[bucket] = ((occupied & bit) == 0 ? 0 : buckets[bucket]) | 1L << i;
      occupied |= bit;
    }
    long given = 0;
    while (due > 0) {
      int bucket = Long.SIZE - 1 - Long.numberOfLeadingZeros(occupied);
      occupied ^= 1L << bucket;
      long those = buckets[bucket];
      long many = Long.bitCount(those);
      given |= many <= due ? those : largest(those, due, step);
      due -= Math.min(many, due);
    }
    return step < 0 ? given | Long.MIN_VALUE : given;
  }

  /** So many of a few, those with the largest remainders. */
  private long largest(long those, long many, long step) {
    long chosen = 0;
    long others = those;
    for (long i = 0; i < many; i++) {
      int best = Long.numberOfTrailingZeros(others);
      for (long more = others; more != 0; more &= more - 1) {
        int at = Long.numberOfTrailingZeros(more);
        best = step * rests[at] > step * rests[best] ? at : best;
      }
      chosen |= 1L << best;
      others &= ~(1L << best);
    }
    return chosen;
  }
}
