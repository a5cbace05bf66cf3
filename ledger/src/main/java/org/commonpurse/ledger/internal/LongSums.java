package org.commonpurse.ledger.internal;

import java.util.Arrays;

/** Sums by whole number, held in two arrays so that millions of them fit. */
final class LongSums {

  private static final long FREE = Long.MIN_VALUE;

  private long[] keys = new long[1 << 12];
  private long[] sums = new long[1 << 12];
  private int size;

  LongSums() {
    Arrays.fill(keys, FREE);
  }

  void add(long key, long amount) {
    if (size * 2 > keys.length) {
      grow();
    }
    int place = place(key);
    if (keys[place] == FREE) {
      keys[place] = key;
      size++;
    }
    sums[place] = Math.addExact(sums[place], amount);
  }

  /** Whether there is a sum for the key, of just this amount. */
  boolean has(long key, long amount) {
    int place = place(key);
    return keys[place] == key && sums[place] == amount;
  }

  int size() {
    return size;
  }

  private int place(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int place = (int) (mixed >>> 32) & (keys.length - 1);
    while (keys[place] != FREE && keys[place] != key) {
      place = (place + 1) & (keys.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldSums = sums;
    keys = new long[oldKeys.length * 2];
    sums = new long[oldKeys.length * 2];
    Arrays.fill(keys, FREE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        sums[place] = oldSums[i];
      }
    }
  }
}
