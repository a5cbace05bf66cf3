package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * How often which sums of pence came about, for very many sums: like {@link Tally}, but a sum is known only by its
 * bin, of which each power of two has 512. A quantile is at most a 1,024th of itself, or half a penny, away from
 * that of all sums.
 */
final class BinCounts {

  private static final int BITS = 9;
  private static final int BINS = 1 << BITS;
  private static final int SHIFT = 52 - BITS;
  private static final long ONE = Double.doubleToRawLongBits(1) >>> SHIFT;

  /** By size, those of nothing and above before those below nothing. */
  private final int[] bins;

  private final int below;
  private long count;

  /** Counts sums of up to so many pence, of either sign. */
  BinCounts(long mostPence) {
    below = bin(mostPence) + 1;
    bins = new int[2 * below];
  }

  /** Of a size, which is one more so that zero has a bin too. */
  private static int bin(double pence) {
    return (int) ((Double.doubleToRawLongBits(pence + 1) >>> SHIFT) - ONE);
  }

  /** Counts whole pence. */
  void add(double[] pence, int many) {
    for (int i = 0; i < many; i++) {
      long sign = Double.doubleToRawLongBits(pence[i]) >> 63;
      bins[bin(Math.abs(pence[i])) + (below & (int) sign)]++;
    }
    count += many;
  }

  /** Adds what another counted, of as many pence at most. */
  void add(BinCounts other) {
    count += other.count;
    for (int i = 0; i < bins.length; i++) {
      bins[i] += other.bins[i];
    }
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(bins, 0);
    count = 0;
  }

  /**
   * The sum below or at which a part of all lies, in pence.
   *
   * @param part  above 0, up to 1
   */
  double quantile(double part) {
    long left = Math.max(1, (long) Math.ceil(part * count - 1e-9));
    for (int i = below - 1; i >= 0; i--) {
      left -= bins[below + i];
      if (left <= 0) {
        return -middle(i);
      }
    }
    int at = -1;
    while (left > 0 && at < below - 1) {
      left -= bins[++at];
    }
    return at < 0 ? 0 : middle(at);
  }

  /** How far a quantile may be from that of all sums, in pence. */
  static double greatestError(double quantile) {
    return Math.max(0.5, (Math.abs(quantile) + 1) / (2 * BINS));
  }

  private static double middle(int bin) {
    double lowest = Double.longBitsToDouble((bin + ONE) << SHIFT);
    double width = Math.scalb(1.0, (bin >>> BITS) - BITS);
    return Math.max(0, Math.floor(lowest + width / 2) - 1);
  }
}
