package org.commonpurse.allocation.simulation;

import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Uniform bits for the quantities of a block of paths: chance, or points of a Sobol sequence scrambled as Owen
 * proposed. Each year is looked at by itself, and has scrambles of its own of the same points.
 */
final class PortfolioBits {

  /** How many paths a block has. */
  static final int PATHS = 512;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long seed;
  private final boolean isSobol;

  /** Of each quantity the direction numbers, and the points within a block, all with their bits reversed. */
  private final int[][] directions;

  private final int[][] within;

  PortfolioBits(long seed, boolean isSobol, int quantities) {
    this.seed = seed;
    this.isSobol = isSobol;
    this.directions = new int[isSobol ? quantities : 0][32];
    this.within = new int[directions.length][PATHS];
    if (isSobol) {
      var sequence = new SobolSequenceGenerator(quantities);
      for (int bit = 0; bit < 31; bit++) {
        // The point whose place in Gray's order has this bit alone.
        double[] point = sequence.skipTo((int) ((2L << bit) - 1));
        for (int i = 0; i < quantities; i++) {
          directions[i][bit] = Integer.reverse((int) (long) (point[i] * 0x1p32));
        }
      }
      for (int i = 0; i < quantities; i++) {
        for (int path = 0; path < PATHS; path++) {
          within[i][path] = point(i, path);
        }
      }
    }
  }

  /** Whether they are points of a Sobol sequence. */
  boolean isSobol() {
    return isSobol;
  }

  private int point(int quantity, int index) {
    int point = 0;
    for (int bit = 0; bit < 31; bit++) {
      point ^= (index >>> bit & 1) == 0 ? 0 : directions[quantity][bit];
    }
    return point;
  }

  /**
   * Fills the bits of a pair of quantities of a year, 32 of each, for a block of a randomisation.
   *
   * @param room  what it may work in
   */
  void fill(int randomisation, int block, int year, int pair, int[] room, long[] bits) {
    if (isSobol) {
      even(randomisation, block, year, 2 * pair, room);
      for (int path = 0; path < PATHS; path++) {
        bits[path] = (long) room[path] << 32;
      }
      even(randomisation, block, year, 2 * pair + 1, room);
      for (int path = 0; path < PATHS; path++) {
        bits[path] |= room[path] & 0xffffffffL;
      }
    } else {
      byChance(start(randomisation, block + 1, year, pair), bits);
    }
  }

  private void even(int randomisation, int block, int year, int quantity, int[] bits) {
    int scramble = (int) Bits.mixed(start(randomisation, 0, year, quantity));
    scramble(point(quantity, block * PATHS), within[quantity], scramble, bits);
    reverse(bits);
  }

  private long start(int randomisation, int block, int year, int quantity) {
    long state = Bits.mixed(seed + GOLDEN);
    state = Bits.mixed(state + ((long) randomisation << 32 | block) * GOLDEN);
    return Bits.mixed(state + ((long) year << 32 | quantity) * GOLDEN);
  }

  /** SplitMix64: a number for each path that no other hangs on, so that a processor works on several at once. */
  private static void byChance(long start, long[] bits) {
    for (int path = 0; path < PATHS; path++) {
      long mixed = start + path * GOLDEN;
      mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
      bits[path] = mixed ^ (mixed >>> 31);
    }
  }

  private static void scramble(int first, int[] within, int scramble, int[] bits) {
    int odd = (scramble >>> 16) | 1;
    for (int path = 0; path < PATHS; path++) {
      int x = first ^ within[path];
      x ^= x * 0x3d20adea;
      x += scramble;
      x *= odd;
      x ^= x * 0x05526c56;
      bits[path] = x ^ x * 0x53a22864;
    }
  }

  /** What {@link Integer#reverse} does, in steps that a processor does several of at once. */
  private static void reverse(int[] bits) {
    for (int path = 0; path < PATHS; path++) {
      int x = bits[path];
      x = (x & 0x55555555) << 1 | x >>> 1 & 0x55555555;
      bits[path] = (x & 0x33333333) << 2 | x >>> 2 & 0x33333333;
    }
    for (int path = 0; path < PATHS; path++) {
      int x = bits[path];
      x = (x & 0x0f0f0f0f) << 4 | x >>> 4 & 0x0f0f0f0f;
      x = (x & 0x00ff00ff) << 8 | x >>> 8 & 0x00ff00ff;
      bits[path] = x << 16 | x >>> 16;
    }
  }
}
