package org.commonpurse.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times small pieces of work on one core: by the processor time that this thread has used, and the time
 * for which it was stopped while garbage was collected.
 */
final class Clock {

  private static final int WARM_ROUNDS = 6;
  private static final int ROUNDS = 9;
  private static final long ROUND_NANOS = 300_000_000;

  private Clock() {}

  /**
   * Nanoseconds for one piece of work: the median of several rounds, after some that only warm up.
   *
   * @param work  does the piece and gives a number that depends on it, so that none is left out
   */
  static double nanos(LongSupplier work) {
    var each = new double[ROUNDS];
    long sink = 0;
    for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
      long pieces = 0;
      long began = used();
      long used = 0;
      while (used < ROUND_NANOS) {
        for (int i = 0; i < 100; i++) {
          sink += work.getAsLong();
        }
        pieces += 100;
        used = used() - began;
      }
      if (round >= 0) {
        each[round] = (double) used / pieces;
      }
    }
    if (sink == 42) {
      System.out.print("");
    }
    Arrays.sort(each);
    return each[ROUNDS / 2];
  }

  private static long used() {
    long collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + collecting * 1_000_000;
  }
}
