package org.commonpurse.allocation.horizon;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums that fail where they would not fit. */
final class Sums {

  private Sums() {}

  static long of(Collection<Long> amounts) {
    return amounts.stream().reduce(0L, Math::addExact);
  }

  static long of(long... amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }

  static <K extends Comparable<K>> SortedMap<K, Long> of(Map<K, Long> one, Map<K, Long> other) {
    var sums = new TreeMap<>(one);
    other.forEach((key, pence) -> sums.merge(key, pence, Math::addExact));
    return sums;
  }
}
