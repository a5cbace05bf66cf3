package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/** What compiled terms read and change while a path is worked out. */
final class CompiledRun {

  /** On whom the amount of the clause fell, by party, in pence. */
  final long[] fell;

  /** Which terms bound on this path. */
  boolean[] bound;

  long amount;
  boolean isBenefit;

  /** What is not recovered of each investment, over a denominator that is 1 between clauses. */
  private final long[] unrecovered;

  private final long[] unders;

  CompiledRun(int parties, int investments) {
    fell = new long[parties];
    bound = new boolean[0];
    unrecovered = new long[investments];
    unders = new long[investments];
    begin(bound);
  }

  /** Begins a path. */
  void begin(boolean[] marks) {
    bound = marks;
    Arrays.fill(unrecovered, 0);
    Arrays.fill(unders, 1);
  }

  /** What a year adds to an investment, in pence. */
  void invest(int investment, long pence) {
    unrecovered[investment] = Math.addExact(unrecovered[investment], pence);
  }

  /** What is due, over a denominator. */
  long due(int investment, long under) {
    if (under % unders[investment] != 0) {
      throw new ArithmeticException("What is due has another denominator.");
    }
    return Math.multiplyExact(unrecovered[investment], under / unders[investment]);
  }

  void repay(int investment, long over, long under) {
    unrecovered[investment] = due(investment, under) - over;
    unders[investment] = under;
  }

  /** Makes what is unrecovered whole pence, halves up, at the end of a clause. */
  void settle() {
    for (int i = 0; i < unrecovered.length; i++) {
      if (unders[i] != 1) {
        long twice = Math.multiplyExact(2, unrecovered[i]);
        unrecovered[i] =
            Math.floorDiv(Math.addExact(twice, unders[i]), Math.multiplyExact(2, unders[i]));
        unders[i] = 1;
      }
    }
  }
}
