package org.commonpurse.allocation.simulation;

/**
 * How often which sums of pence came about, for very many sums: like {@link Tally}, but a sum is known only by its
 * bin, of which each power of two has 512. A quantile is at most a 1,024th of itself, or half a penny, away from
 * that of all sums.
 */
final class BinCounts {

  private static final int BITS = 9;
  private static final int BINS = 1 << BITS;
  private static final int SHIFT = 52 - BITS;
  private static final int OCTAVES = 64;
  private static final long ONE = Double.doubleToRawLongBits(1) >>> SHIFT;

  /** By sign and power of two; below one penny is the first of either. */
  private final int[][] octaves = new int[2 * OCTAVES][];

  private long count;

  /** Counts whole pence. */
  void add(double[] pence, int many) {
    for (int i = 0; i < many; i++) {
      long bits = Double.doubleToRawLongBits(pence[i]);
      // One more than the size, so that zero has a bin too.
      double size = Double.longBitsToDouble(bits & Long.MAX_VALUE) + 1;
      int key = (int) ((Double.doubleToRawLongBits(size) >>> SHIFT) - ONE);
      int octave = (key >>> BITS) + (int) (bits >>> 63) * OCTAVES;
      int[] bins = octaves[octave];
      if (bins == null) {
        bins = new int[BINS];
        octaves[octave] = bins;
      }
      bins[key & (BINS - 1)]++;
    }
    count += many;
  }

  /** Adds what another counted. */
  void add(BinCounts other) {
    count += other.count;
    for (int i = 0; i < octaves.length; i++) {
      if (other.octaves[i] != null) {
        int[] bins = octaves[i] == null ? new int[BINS] : octaves[i];
        for (int j = 0; j < BINS; j++) {
          bins[j] += other.octaves[i][j];
        }
        octaves[i] = bins;
      }
    }
  }

  /**
   * The sum below or at which a part of all lies, in pence.
   *
   * @param part  above 0, up to 1
   */
  double quantile(double part) {
    long left = Math.max(1, (long) Math.ceil(part * count - 1e-9));
    for (int octave = OCTAVES - 1; octave >= 0; octave--) {
      int[] bins = octaves[octave + OCTAVES];
      for (int i = BINS - 1; bins != null && i >= 0; i--) {
        left -= bins[i];
        if (left <= 0) {
          return -middle(octave, i);
        }
      }
    }
    for (int octave = 0; octave < OCTAVES; octave++) {
      int[] bins = octaves[octave];
      for (int i = 0; bins != null && i < BINS; i++) {
        left -= bins[i];
        if (left <= 0) {
          return middle(octave, i);
        }
      }
    }
    return 0;
  }

  /** How far a quantile may be from that of all sums, in pence. */
  static double greatestError(double quantile) {
    return Math.max(0.5, (Math.abs(quantile) + 1) / (2 * BINS));
  }

  private static double middle(int octave, int bin) {
    double lowest = Double.longBitsToDouble((((long) octave << BITS) + bin + ONE) << SHIFT);
    double width = Math.scalb(1.0, octave - BITS);
    return Math.max(0, Math.floor(lowest + width / 2) - 1);
  }
}
