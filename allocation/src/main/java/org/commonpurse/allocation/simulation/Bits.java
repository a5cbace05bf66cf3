package org.commonpurse.allocation.simulation;

/**
 * A stream of bits: xoshiro256++ of Blackman and Vigna, begun from a seed and the place of what it is for, so that
 * each block of paths has a stream of its own and it does not matter who draws first.
 */
final class Bits {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long a;
  private long b;
  private long c;
  private long d;

  /** The stream of a place. */
  Bits(long seed, long... place) {
    long state = mixed(seed);
    for (long each : place) {
      state = mixed(state + GOLDEN) ^ mixed(each ^ GOLDEN);
    }
    a = mixed(state += GOLDEN);
    b = mixed(state += GOLDEN);
    c = mixed(state += GOLDEN);
    d = mixed(state + GOLDEN);
  }

  /** Stafford's mixing function, as SplitMix64 has it. */
  static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** The next 64 bits. */
  long next() {
    long result = Long.rotateLeft(a + d, 23) + a;
    long kept = b << 17;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= kept;
    d = Long.rotateLeft(d, 45);
    return result;
  }
}
