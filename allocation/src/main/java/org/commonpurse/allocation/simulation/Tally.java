package org.commonpurse.allocation.simulation;

/**
 * How often which sums of pence came about, in bounded memory: each power of two in 1,024 bins of the same width.
 * A quantile is told as a sum that came about, at most a 1,024th of itself away from that of all sums. What is
 * counted is whole numbers, so that it does not matter who counts first.
 */
final class Tally {

  private static final int BITS = 10;
  private static final int SHIFT = 52 - BITS;
  private static final int CHUNK = 64;
  private static final int CHUNKS = (63 << BITS) / CHUNK;
  private static final long ONE = Double.doubleToRawLongBits(1) >>> SHIFT;

  /** Bins next to each other, made where something is counted. */
  private static final class Chunk {
    final int[] counts = new int[CHUNK];

    /** Of each bin the smallest size of a sum in it. */
    final long[] smallest = new long[CHUNK];

    void add(int bin, int many, long size) {
      smallest[bin] = counts[bin] == 0 ? size : Math.min(smallest[bin], size);
      counts[bin] += many;
    }
  }

  private final Chunk[] below = new Chunk[CHUNKS];
  private final Chunk[] above = new Chunk[CHUNKS];
  private long zeros;
  private long count;
  private long sum;

  /** Counts sums. */
  void add(long[] pence, int many) {
    for (int i = 0; i < many; i++) {
      add(pence[i]);
    }
  }

  /** Counts a sum. */
  private void add(long pence) {
    count++;
    sum = Math.addExact(sum, pence);
    if (pence == 0) {
      zeros++;
      return;
    }
    long size = Math.abs(pence);
    int key = (int) ((Double.doubleToRawLongBits((double) size) >>> SHIFT) - ONE);
    chunk(pence < 0 ? below : above, key / CHUNK).add(key % CHUNK, 1, size);
  }

  private static Chunk chunk(Chunk[] side, int at) {
    var chunk = side[at];
    if (chunk == null) {
      chunk = new Chunk();
      side[at] = chunk;
    }
    return chunk;
  }

  /** Adds what another counted. */
  void add(Tally other) {
    count += other.count;
    zeros += other.zeros;
    sum = Math.addExact(sum, other.sum);
    add(below, other.below);
    add(above, other.above);
  }

  private static void add(Chunk[] side, Chunk[] others) {
    for (int i = 0; i < CHUNKS; i++) {
      for (int bin = 0; others[i] != null && bin < CHUNK; bin++) {
        if (others[i].counts[bin] > 0) {
          chunk(side, i).add(bin, others[i].counts[bin], others[i].smallest[bin]);
        }
      }
    }
  }

  /** How many sums were counted. */
  long count() {
    return count;
  }

  /** Their mean, in pence. */
  double mean() {
    return (double) sum / count;
  }

  /**
   * The sum below or at which a part of all lies, in pence.
   *
   * @param part  above 0, up to 1
   */
  long quantile(double part) {
    // A hair less, so that a tenth of 50 is 5 also as a binary fraction.
    long rank = Math.max(1, (long) Math.ceil(part * count - 1e-9));
    long left = rank;
    for (int i = CHUNKS - 1; i >= 0; i--) {
      for (int bin = CHUNK - 1; below[i] != null && bin >= 0; bin--) {
        left -= below[i].counts[bin];
        if (left <= 0) {
          return -below[i].smallest[bin];
        }
      }
    }
    left -= zeros;
    for (int i = 0; left > 0 && i < CHUNKS; i++) {
      for (int bin = 0; above[i] != null && bin < CHUNK; bin++) {
        left -= above[i].counts[bin];
        if (left <= 0) {
          return above[i].smallest[bin];
        }
      }
    }
    return 0;
  }
}
