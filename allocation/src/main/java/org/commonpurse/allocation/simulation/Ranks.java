package org.commonpurse.allocation.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's correlation: how far the order of one quantity is that of another. */
final class Ranks {

  private Ranks() {}

  /**
   * The rank of each number among all, from 0; equal ones share the mean of their ranks.
   *
   * @param numbers  one or more
   */
  static double[] of(double[] numbers) {
    int[] order =
        IntStream.range(0, numbers.length)
            .boxed()
            .sorted((a, b) -> Double.compare(numbers[a], numbers[b]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[numbers.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to + 1 < order.length && numbers[order[to + 1]] == numbers[order[from]]) {
        to++;
      }
      for (int i = from; i <= to; i++) {
        ranks[order[i]] = (from + to) / 2.0;
      }
      from = to + 1;
    }
    return ranks;
  }

  /** The correlation of two rows of ranks, from -1 to 1; 0 where one of them never changes. */
  static double correlation(double[] first, double[] second) {
    double meanOfFirst = Arrays.stream(first).average().orElse(0);
    double meanOfSecond = Arrays.stream(second).average().orElse(0);
    double both = 0;
    double firstAlone = 0;
    double secondAlone = 0;
    for (int i = 0; i < first.length; i++) {
      double a = first[i] - meanOfFirst;
      double b = second[i] - meanOfSecond;
      both += a * b;
      firstAlone += a * a;
      secondAlone += b * b;
    }
    return firstAlone == 0 || secondAlone == 0 ? 0 : both / Math.sqrt(firstAlone * secondAlone);
  }
}
