package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * Who has which part of an amount, exactly: whole numbers over one denominator, and beside them parts that are
 * first parts times one fraction, as redistribution within limits makes them. Nothing in it is negative. What
 * outgrows it throws an {@link ArithmeticException}, and the engine is asked about the path instead.
 */
final class CompiledRow {

  private final long[] over;
  private long under;
  private long unallocated;
  private final long[] stretched;
  private long stretchOver;
  private long stretchUnder;

  CompiledRow(int partners) {
    over = new long[partners];
    stretched = new long[partners];
    clear();
  }

  void clear() {
    Arrays.fill(over, 0);
    Arrays.fill(stretched, 0);
    under = 1;
    unallocated = 0;
    stretchUnder = 0;
  }

  long under() {
    return under;
  }

  /** A partner's part, over the denominator. */
  long over(int partner) {
    requirePlain();
    return over[partner];
  }

  long unallocated() {
    return unallocated;
  }

  void add(int partner, long number, long denominator) {
    // It may put what stands there over another denominator, and so has to come first.
    long fitted = fitted(number, denominator);
    over[partner] = Math.addExact(over[partner], fitted);
  }

  void addUnallocated(long number, long denominator) {
    long fitted = fitted(number, denominator);
    unallocated = Math.addExact(unallocated, fitted);
  }

  void addAll(CompiledRow other) {
    other.requirePlain();
    for (int i = 0; i < over.length; i++) {
      if (other.over[i] != 0) {
        add(i, other.over[i], other.under);
      }
    }
    addUnallocated(other.unallocated, other.under);
  }

  /** Gives some partners first parts times a fraction; once at most. */
  void stretch(int partner, long first, long byOver, long byUnder) {
    if (stretchUnder != 0 && (stretchUnder != byUnder || stretchOver != byOver)) {
      throw new ArithmeticException("Parts are redistributed twice.");
    }
    stretched[partner] = first;
    stretchOver = byOver;
    stretchUnder = byUnder;
  }

  private void requirePlain() {
    if (stretchUnder != 0) {
      throw new ArithmeticException("Parts that were redistributed go on.");
    }
  }

  /** A fraction over the denominator, which grows if it has to. */
  private long fitted(long number, long denominator) {
    if (denominator == under || number == 0) {
      return number;
    }
    if (under % denominator != 0) {
      long factor = denominator / gcd(denominator, under);
      under = Math.multiplyExact(under, factor);
      unallocated = Math.multiplyExact(unallocated, factor);
      for (int i = 0; i < over.length; i++) {
        over[i] = Math.multiplyExact(over[i], factor);
      }
    }
    return Math.multiplyExact(number, under / denominator);
  }

  private static long gcd(long a, long b) {
    long first = a;
    long second = b;
    while (second != 0) {
      long rest = first % second;
      first = second;
      second = rest;
    }
    return first;
  }

  /**
   * Whole pence, odd ones to the largest remainders, of equals to the first.
   *
   * @param pence  one for each partner, and last what is unallocated
   */
  void round(long[] pence) {
    boolean isStretched = stretchUnder != 0;
    long whole = isStretched ? stretchUnder : under;
    long[] owed = new long[pence.length];
    long left = 0;
    for (int i = 0; i < pence.length; i++) {
      long plain = i < over.length ? over[i] : unallocated;
      pence[i] = plain / under;
      owed[i] = plain - pence[i] * under;
      if (isStretched) {
        requireWhole(owed[i]);
        owed[i] = i < over.length ? stretch(i, pence) : 0;
      }
      left = Math.addExact(left, owed[i]);
    }
    for (long odd = left / whole; odd > 0; odd--) {
      int first = 0;
      for (int i = 1; i < owed.length; i++) {
        first = owed[i] > owed[first] ? i : first;
      }
      pence[first]++;
      owed[first] = 0;
    }
  }

  private static void requireWhole(long rest) {
    if (rest != 0) {
      throw new ArithmeticException("Parts that were redistributed stand beside fractions.");
    }
  }

  /** Adds the whole pence of a stretched part; what is left is right in a product that wraps. */
  private long stretch(int partner, long[] pence) {
    long first = stretched[partner];
    if (first == 0) {
      return 0;
    }
    long units = (long) ((double) first * stretchOver / stretchUnder);
    long rest = first * stretchOver - units * stretchUnder;
    while (rest < 0) {
      units--;
      rest += stretchUnder;
    }
    while (rest >= stretchUnder) {
      units++;
      rest -= stretchUnder;
    }
    pence[partner] += units;
    return rest;
  }
}
