package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * Makes whole pence of the parts of partners on a block of paths, many at a time, as {@link PortfolioRounding} does on
 * one: limited, and odd pennies to the largest remainders. Who has one is found by counting for each partner how many
 * have more, in whole numbers. Where parts were redistributed, and who has a penny hangs on the last digits,
 * {@link PortfolioRounding} is asked. It is used by one thread.
 */
final class BlockPennies {

  private static final int PATHS = PortfolioBits.PATHS;

  /** Claims are compared with so many at a time. */
  private static final int TOGETHER = 4;

  /** Of a claim the last bits say whose it is, so that no two are equal. */
  private static final int PLACE_BITS = 6;

  private static final int PLACE_MOST = (1 << PLACE_BITS) - 1;

  private static final double CLAIM_MOST = (1 << 31 - PLACE_BITS) - 1;

  /** So many shares more keep whole numbers of shares off the edges of a penny; less than one for all partners. */
  private static final double LITTLE = 1 / 64.0;

  /** In place of turning whole numbers into fractions, each of which would wait for the one before it. */
  private static final double[] FRACTIONS = {0, 1};

  private final double whole;
  private final double little;

  /** Claims that are no farther apart may be the other way round, where parts were redistributed. */
  private final int nearest;

  /** By path, the odd pennies: how many, and 1 or -1 for more or less. */
  private final double[] odd = new double[PATHS];

  private final int[] many = new int[PATHS];
  private final double[] steps = new double[PATHS];

  /** By path, below nothing where a part is cut to a penny that it may not quite have reached. */
  private final double[] below = new double[PATHS];

  /** By partner, and last of what is unallocated: what the whole pence leave, and what that claims. */
  private final double[][] rests;

  private final int[][] claims;

  /** By partner, whether it has an odd penny; by path, the least claim that has one, and the next. */
  private final int[][] given;

  private final int[] least = new int[PATHS];
  private final int[] next = new int[PATHS];
  private final int[] ranks = new int[PATHS];
  private final BlockLimits limits;
  private final PortfolioRounding rounding;
  private long asked;

  BlockPennies(Portfolio portfolio) {
    whole = portfolio.whole();
    int claimants = portfolio.partners() + 1;
    claims = new int[(claimants + TOGETHER - 1) / TOGETHER * TOGETHER][PATHS];
    for (int i = claimants; i < claims.length; i++) {
      Arrays.fill(claims[i], -1);
    }
    rests = new double[claimants][PATHS];
    given = new int[portfolio.partners()][PATHS];
    double largest = Arrays.stream(portfolio.limitPence()).max().orElse(0) * whole;
    little = Math.min(0.5, LITTLE + largest * BlockLimits.SLACK);
    nearest = (int) Math.min(CLAIM_MOST, 2 + largest * BlockLimits.SLACK * CLAIM_MOST / whole);
    limits = new BlockLimits(portfolio);
    rounding = new PortfolioRounding(portfolio);
  }

  /** Puts whole pence in the place of exact parts, which are shares of the whole, by partner and path. */
  void round(double[][] parts) {
    limits.limit(parts);
    cutToPence();
    claim();
    Arrays.fill(least, 0);
    Arrays.fill(next, 0);
    for (int i = 0; i < given.length; i++) {
      rank(i);
    }
    for (int path = 0; path < PATHS; path++) {
      if (isInDoubt(path)) {
        ask(parts, path);
      }
    }
    for (int i = 0; i < given.length; i++) {
      handOut(limits.parts[i], given[i], parts[i]);
    }
  }

  private void cutToPence() {
    Arrays.fill(below, 0);
    for (int path = 0; path < PATHS; path++) {
      double left = limits.isStretched[path] ? 0 : limits.unallocated[path];
      double unit = Math.floor((left + little) / whole);
      odd[path] = Math.rint(limits.totals[path] / whole) - unit;
      rests[given.length][path] = left - unit * whole;
    }
    for (int i = 0; i < given.length; i++) {
      System.arraycopy(limits.parts[i], 0, rests[i], 0, PATHS);
      cutToPence(limits.parts[i], little, 1 / whole, odd);
      takeOff(rests[i], limits.parts[i], whole, below);
    }
  }

  /** Cuts parts of either sign towards zero, in whole pence. */
  private static void cutToPence(double[] part, double more, double each, double[] odd) {
    for (int path = 0; path < PATHS; path++) {
      double size = Math.abs(part[path]);
      double up = Math.floor((0.5 * (size + part[path]) + more) * each);
      double unit = up - Math.floor((0.5 * (size - part[path]) + more) * each);
      part[path] = unit;
      odd[path] -= unit;
    }
  }

  /** What is left of a part, and whether it is of the other sign: then the part was too near to a penny. */
  private static void takeOff(double[] part, double[] units, double whole, double[] below) {
    for (int path = 0; path < PATHS; path++) {
      double rest = part[path] - units[path] * whole;
      below[path] += rest * units[path] - Math.abs(rest * units[path]);
      part[path] = rest;
    }
  }

  /** What is owed in the direction of the odd pennies; what is owed the other way counts as nothing. */
  private void claim() {
    double scale = CLAIM_MOST / whole;
    for (int path = 0; path < PATHS; path++) {
      steps[path] = odd[path] < 0 ? -1 : 1;
      many[path] = (int) Math.abs(odd[path]);
    }
    for (int i = 0; i < rests.length; i++) {
      claim(rests[i], steps, 0.5 * scale, PLACE_MOST - i, claims[i]);
    }
  }

  private static void claim(double[] rest, double[] step, double scale, int place, int[] claim) {
    for (int path = 0; path < PATHS; path++) {
      double owed = rest[path] * step[path];
      claim[path] = (int) ((owed + Math.abs(owed)) * scale) << PLACE_BITS | place;
    }
  }

  /** Who has fewer above it than there are pennies has one. */
  private void rank(int partner) {
    int[] mine = claims[partner];
    Arrays.fill(ranks, 0);
    for (int i = 0; i < claims.length; i += TOGETHER) {
      countAbove(mine, ranks, claims[i], claims[i + 1], claims[i + 2], claims[i + 3]);
    }
    choose(mine, ranks, many, given[partner], least, next);
  }

  private static void countAbove(int[] mine, int[] rank, int[] a, int[] b, int[] c, int[] d) {
    for (int path = 0; path < PATHS; path++) {
      int own = mine[path];
      int first = (own - a[path] >>> 31) + (own - b[path] >>> 31);
      rank[path] += first + ((own - c[path] >>> 31) + (own - d[path] >>> 31));
    }
  }

  /** Marks who has a penny, and keeps the least claim that has one and the next, which has none. */
  private static void choose(
      int[] mine, int[] rank, int[] many, int[] given, int[] least, int[] next) {
    for (int path = 0; path < PATHS; path++) {
      int beyond = rank[path] - many[path];
      int before = beyond + 1;
      given[path] = beyond >>> 31;
      least[path] |= mine[path] & ~((before | -before) >> 31);
      next[path] |= mine[path] & ~((beyond | -beyond) >> 31);
    }
  }

  /** Where all parts are of one sign, one that was cut to a penny too many would have had it as an odd one. */
  private boolean isInDoubt(int path) {
    return limits.isStretched[path]
        && (limits.isMixed[path] && below[path] < 0
            || many[path] > 0
                && (least[path] >> PLACE_BITS) - (next[path] >> PLACE_BITS) <= nearest);
  }

  private void ask(double[][] parts, int path) {
    asked++;
    rounding.round(parts, path);
    for (int i = 0; i < given.length; i++) {
      limits.parts[i][path] = parts[i][path] * limits.signs[path];
      given[i][path] = 0;
    }
  }

  private void handOut(double[] unit, int[] given, double[] pence) {
    for (int path = 0; path < PATHS; path++) {
      pence[path] = limits.signs[path] * (unit[path] + steps[path] * FRACTIONS[given[path]]) + 0.0;
    }
  }

  /** Of how many paths {@link PortfolioRounding} was asked. */
  long asked() {
    return asked;
  }
}
