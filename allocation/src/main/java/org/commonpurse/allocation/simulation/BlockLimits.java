package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * Holds the parts of partners within limits of either sign on many paths at a time: what is cut goes to those with
 * room whose parts are of its sign, in proportion to these. All is worked out by sums, products and absolute values
 * of whole rows, which a processor does several at once. Parts that nothing was redistributed to are exact, those
 * others a little too small, by less than {@link #SLACK} of a limit. It is used by one thread.
 */
final class BlockLimits {

  private static final int PATHS = PortfolioBits.PATHS;

  /** How much a redistributed part may be too small, for each of its limit. */
  static final double SLACK = 0x1p-48;

  /** Takes more off than the roundings of a redistributed part can put on. */
  private static final double BELOW = 1 - 0x1p-50;

  /** Where nobody has room, all are stretched beyond any limit. */
  private static final double ENDLESS = 0x1p200;

  /** Makes any number so small that its floor is 0, or -1 where it is below nothing. */
  private static final double TINY = 0x1p-300;

  private final double[] limits;

  /** By path, what is to be held by those whose parts are of the sign of what is cut. */
  private final double[] due = new double[PATHS];

  /** What these had at first, and of it those with room. */
  private final double[] all = new double[PATHS];

  private final double[] open = new double[PATHS];

  /** What those who are full had, and what they have. */
  private final double[] had = new double[PATHS];

  private final double[] full = new double[PATHS];

  /** What those with room have for each share that they had. */
  private final double[] stretches = new double[PATHS];

  private final double[] against = new double[PATHS];

  /** By path, 1 or -1: the direction in which parts are told. */
  final double[] signs = new double[PATHS];

  /** By path, all parts together before they are limited, in that direction. */
  final double[] totals = new double[PATHS];

  /** By path, what nobody has room for, in that direction. */
  final double[] unallocated = new double[PATHS];

  /** Whether a part of the path is not exact. */
  final boolean[] isStretched = new boolean[PATHS];

  /** Whether the path has a part of the other sign. */
  final boolean[] isMixed = new boolean[PATHS];

  /** By partner and path, parts within limits, in shares of a penny and in the direction of the path. */
  final double[][] parts;

  BlockLimits(Portfolio portfolio) {
    double whole = portfolio.whole();
    limits = Arrays.stream(portfolio.limitPence()).mapToDouble(limit -> limit * whole).toArray();
    parts = new double[limits.length][PATHS];
  }

  /** Limits parts, which are whole numbers of shares of a penny, by partner and path. */
  void limit(double[][] first) {
    Arrays.fill(totals, 0);
    Arrays.fill(due, 0);
    for (int i = 0; i < limits.length; i++) {
      System.arraycopy(first[i], 0, parts[i], 0, PATHS);
      cut(parts[i], limits[i], totals, due);
    }
    for (int path = 0; path < PATHS; path++) {
      signs[path] = due[path] < 0 ? -1 : 1;
      totals[path] *= signs[path];
      due[path] = Math.abs(due[path]);
      stretches[path] = 1;
    }
    Arrays.fill(all, 0);
    for (int i = 0; i < limits.length; i++) {
      turn(parts[i], limits[i], signs);
      sum(parts[i], limits[i], all, due);
    }
    Arrays.fill(open, -1);
    boolean isChanged = true;
    // Each round fills somebody; more are only of one who is full or not by the last digits.
    for (int round = 0; isChanged && round <= limits.length; round++) {
      Arrays.fill(had, 0);
      Arrays.fill(full, 0);
      for (int i = 0; i < limits.length; i++) {
        find(parts[i], limits[i], stretches, had, full);
      }
      isChanged = stretch();
    }
    Arrays.fill(against, 0);
    System.arraycopy(totals, 0, unallocated, 0, PATHS);
    for (int path = 0; path < PATHS; path++) {
      isStretched[path] = stretches[path] != 1 && stretches[path] != ENDLESS;
      stretches[path] *= isStretched[path] ? BELOW : 1;
    }
    for (int i = 0; i < limits.length; i++) {
      settle(parts[i], limits[i], stretches, unallocated, against);
    }
    for (int path = 0; path < PATHS; path++) {
      isMixed[path] = against[path] < 0;
    }
  }

  /** What is cut, as the part less that within the limit. */
  private static void cut(double[] part, double limit, double[] total, double[] cut) {
    for (int path = 0; path < PATHS; path++) {
      double each = part[path];
      total[path] += each;
      cut[path] += each - 0.5 * (Math.abs(each + limit) - Math.abs(each - limit));
    }
  }

  /** Turns parts into the direction of what is cut, and limits those of the other sign. */
  private static void turn(double[] part, double limit, double[] sign) {
    for (int path = 0; path < PATHS; path++) {
      double each = part[path] * sign[path];
      part[path] = 0.5 * (each - limit + Math.abs(each + limit));
    }
  }

  /** Sums the parts above nothing, and what they are within limits. */
  private static void sum(double[] part, double limit, double[] all, double[] due) {
    for (int path = 0; path < PATHS; path++) {
      double above = 0.5 * (part[path] + Math.abs(part[path]));
      all[path] += above;
      due[path] += 0.5 * (above + limit - Math.abs(above - limit));
    }
  }

  /** What those that are full had before, and what they have. */
  private static void find(
      double[] part, double limit, double[] stretch, double[] had, double[] full) {
    for (int path = 0; path < PATHS; path++) {
      double above = 0.5 * (part[path] + Math.abs(part[path]));
      double sign = Math.floor((limit - above * stretch[path]) * TINY);
      had[path] -= above * sign;
      full[path] -= limit * sign;
    }
  }

  /** Those with room have their parts times one number; it grows with each that is full. */
  private boolean stretch() {
    boolean isChanged = false;
    for (int path = 0; path < PATHS; path++) {
      double now = all[path] - had[path];
      isChanged |= now != open[path];
      open[path] = now;
      stretches[path] = now > 0 ? (due[path] - full[path]) / now : ENDLESS;
    }
    return isChanged;
  }

  /** What has no room is the limit to the last digit, and what has is its own part times one number. */
  private static void settle(
      double[] part, double limit, double[] stretch, double[] left, double[] against) {
    for (int path = 0; path < PATHS; path++) {
      double size = Math.abs(part[path]);
      double grown = 0.5 * (part[path] + size) * stretch[path];
      double sign = Math.floor((limit - grown) * TINY);
      double under = 0.5 * (part[path] - size);
      double within = (1 + sign) * grown - sign * limit + under;
      against[path] += under;
      part[path] = within;
      left[path] -= within;
    }
  }
}
