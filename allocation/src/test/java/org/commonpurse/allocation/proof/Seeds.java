package org.commonpurse.allocation.proof;

import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * The seeds of random cases: the same ones each time, unless others are asked for.
 * <p>
 * {@code -Dproof.cases=N} sets how many cases each test makes and {@code -Dproof.seed=N} where
 * they begin.
 */
final class Seeds {

  private Seeds() {}

  /** So many seeds, or as many as the command line says. */
  static Iterable<Long> of(int usually) {
    long first = Long.getLong("proof.seed", 20_160_401);
    long count = Long.getLong("proof.cases", usually);
    return () -> {
      PrimitiveIterator.OfLong seeds = LongStream.range(first, first + count).iterator();
      return seeds;
    };
  }

  /** How to make the case of a seed again. */
  static String described(long seed) {
    return "the case of -Dproof.seed=" + seed + " -Dproof.cases=1";
  }
}
