package org.commonpurse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Times small pieces of work on one core, by the processor time that the whole process has used: what
 * the collector of garbage uses counts too.
 */
final class Clock {

  private static final int ROUNDS = 7;
  private static final long ROUND_NANOS = 300_000_000;

  private Clock() {}

  /**
   * Nanoseconds of processor time for one piece of work: the median of several rounds, after two that
   * only warm up.
   *
   * @param work does the piece and gives a number that depends on it, so that none is left out
   */
  static double nanos(LongSupplier work) {
    var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var each = new double[ROUNDS];
    long sink = 0;
    for (int round = -2; round < ROUNDS; round++) {
      long pieces = 0;
      long began = process.getProcessCpuTime();
      long used = 0;
      while (used < ROUND_NANOS) {
        for (int i = 0; i < 100; i++) {
          sink += work.getAsLong();
        }
        pieces += 100;
        used = process.getProcessCpuTime() - began;
      }
      if (round >= 0) {
        each[round] = (double) used / pieces;
      }
    }
    if (sink == 42) {
      System.out.print("");
    }
    java.util.Arrays.sort(each);
    return each[ROUNDS / 2];
  }
}
