package org.commonpurse.allocation.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a plan's lines, each in its place, of which those that are uncertain change from path to path.
 * Rates are parts of one, amounts pence.
 */
final class Parameters {

  private static final double PARTS_OF_A_PER_CENT = 1e8;

  private double[] numbers = new double[64];
  private int size;
  private final Map<String, Integer> byPath = new HashMap<>();
  private final Map<String, Double> unitByPath = new HashMap<>();
  private int[] places = new int[0];
  private double[] factors = new double[0];
  private double[] divisors = new double[0];

  /** A rate that a plan writes as a percentage. */
  int rate(String path, double standing) {
    return add(path, standing, 0.01);
  }

  /** An amount in pence that a plan writes in pounds. */
  int amount(String path, double pence) {
    return add(path, pence, 100);
  }

  /** A number that stands as it is. */
  int number(String path, double standing) {
    return add(path, standing, 1);
  }

  private int add(String path, double standing, double unit) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size] = standing;
    byPath.put(path, size);
    unitByPath.put(path, unit);
    return size++;
  }

  /**
   * Says which numbers are uncertain.
   *
   * @throws NotCompiledException if one is none of those that lines have
   */
  void uncertain(List<Uncertain> uncertain) {
    places = new int[uncertain.size()];
    factors = new double[places.length];
    divisors = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      var path = String.join("/", uncertain.get(i).assumption().path());
      if (!byPath.containsKey(path)) {
        throw new NotCompiledException("\"%s\" is uncertain".formatted(path));
      }
      places[i] = byPath.getOrDefault(path, 0);
      double unit = unitByPath.getOrDefault(path, 1.0);
      double scale = uncertain.get(i).scale();
      // Both are whole numbers, so that the quotient is the nearest that there is.
      factors[i] = unit > 1 && unit >= scale ? unit / scale : 1;
      divisors[i] = unit < 1 ? Math.round(scale / unit) : unit >= scale ? 1 : scale / unit;
    }
  }

  /** Whether a number is uncertain. */
  boolean isUncertain(int place) {
    return Arrays.stream(places).anyMatch(each -> each == place);
  }

  /** Takes the values of a path. */
  void set(long[] values) {
    for (int i = 0; i < places.length; i++) {
      numbers[places[i]] = values[i] * factors[i] / divisors[i];
    }
  }

  double get(int place) {
    return numbers[place];
  }

  /** A rate in hundred-millionths, as fine as plans have it. */
  long parts(int place) {
    return Math.round(numbers[place] * PARTS_OF_A_PER_CENT);
  }

  /** How many parts of a rate are the whole. */
  static long whole() {
    return (long) PARTS_OF_A_PER_CENT;
  }
}
