package org.commonpurse.allocation.simulation;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.random.SobolSequenceGenerator;

/** Where the standard normal quantities of paths come from: chance, or an even filling of what is possible. */
sealed interface Points {

  /** The standard normal distribution. */
  NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * Draws paths of a randomisation; the same whoever draws them, and in whichever order.
   *
   * @param randomisation  which of the independent ones
   * @param first  the first path, counted from 0 within the randomisation; a multiple of a block
   * @param paths  how many, no more than a block
   * @param normals  what is filled, by quantity and then by path
   */
  void draw(int randomisation, long first, int paths, double[][] normals);

  /** Independent draws: a stream for each block. */
  record Random(long seed) implements Points {
    @Override
    public void draw(int randomisation, long first, int paths, double[][] normals) {
      var bits = new Bits(seed, randomisation, first);
      for (double[] quantity : normals) {
        for (int path = 0; path < paths; path++) {
          quantity[path] =
              NORMAL.inverseCumulativeProbability(((bits.next() >>> 12) + 0.5) * 0x1p-52);
        }
      }
    }
  }

  /**
   * Points of a Sobol sequence, scrambled in each randomisation as Owen proposed, so that each point is
   * uniform and all of them together are even; by the hash of Laine and Karras, with Vegdahl's constants. One
   * thread uses one of these at a time.
   */
  final class Sobol implements Points {

    /** The most quantities that the published direction numbers at hand are for. */
    static final int QUANTITIES_MAX = 1000;

    private final long seed;
    private final SobolSequenceGenerator sequence;

    Sobol(long seed, int quantities) {
      this.seed = seed;
      this.sequence = new SobolSequenceGenerator(quantities);
    }

    @Override
    public void draw(int randomisation, long first, int paths, double[][] normals) {
      int[] seeds = new int[normals.length];
      var bits = new Bits(seed, randomisation);
      for (int i = 0; i < seeds.length; i++) {
        seeds[i] = (int) (bits.next() >>> 32);
      }
      var finer = new Bits(seed, randomisation, first);
      for (int path = 0; path < paths; path++) {
        double[] point = path == 0 ? sequence.skipTo((int) first) : sequence.nextVector();
        for (int i = 0; i < seeds.length; i++) {
          int even = scrambled((int) (long) (point[i] * 0x1p32), seeds[i]);
          double within = ((finer.next() >>> 44) + 0.5) * 0x1p-20;
          normals[i][path] =
              NORMAL.inverseCumulativeProbability(
                  (Integer.toUnsignedLong(even) + within) * 0x1p-32);
        }
      }
    }

    /** Each bit is turned over, or not, by chance that hangs on the bits above it. */
    private static int scrambled(int bits, int seed) {
      int x = Integer.reverse(bits);
      x ^= x * 0x3d20adea;
      x += seed;
      x *= (seed >>> 16) | 1;
      x ^= x * 0x05526c56;
      x ^= x * 0x53a22864;
      return Integer.reverse(x);
    }
  }
}
