package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * A year of a portfolio on a block of paths: quantities are drawn, whole pence of each scheme shared, limited, and
 * made whole pence of partners, odd ones to the largest remainders. All numbers are whole ones, as binary fractions
 * that hold them exactly: below 2^53.
 */
final class PortfolioYear {

  private static final int PATHS = PortfolioBits.PATHS;

  /** No normal quantity of 64 bits is farther out. */
  private static final double FARTHEST = 9.2;

  /** Up to this an exponential is a short sum; larger ones are squares of smaller ones. */
  private static final double SMALL = 0.125;

  /** Where 32 bits are known, the middle of what they may go on to. */
  private static final long MIDDLE = 0x80000000L;

  /** Added and taken off again, it makes a number below 2^51 the nearest whole one. */
  private static final double NEAREST = 0x1.8p52;

  private final Portfolio portfolio;
  private final PortfolioBits source;
  private final NormalTable normals;
  private final PortfolioDirections[] directions;
  private final int[] room = new int[PATHS];
  private final long[] bits = new long[PATHS];
  private final double[] sums = new double[PATHS];
  private final BlockPennies pennies;

  /** By scheme, first of its cost and then of its saving, and path: normal quantities, then pence. */
  private final double[][] quantities;

  /** By scheme, its cost and then what it nets, and as many of nothing as make them whole fours. */
  private final double[][] nets;

  /** By partner and path: before rounding shares of the whole, then pence. */
  final double[][] parts;

  PortfolioYear(
      Portfolio portfolio,
      PortfolioBits source,
      NormalTable normals,
      PortfolioDirections[] directions) {
    this.portfolio = portfolio;
    this.source = source;
    this.normals = normals;
    this.directions = directions;
    this.quantities = new double[2 * portfolio.schemes()][PATHS];
    this.nets = new double[(portfolio.schemes() + 3) / 4 * 4][];
    for (int i = 0; i < nets.length; i++) {
      nets[i] = i < portfolio.schemes() ? quantities[2 * i] : new double[PATHS];
    }
    this.parts = new double[portfolio.partners()][PATHS];
    this.pennies = new BlockPennies(portfolio);
  }

  /** Works it out. */
  void run(int randomisation, int block, int year) {
    for (int scheme = 0; scheme < portfolio.schemes(); scheme++) {
      source.fill(randomisation, block, year, scheme, room, bits);
      drawFirst(normals, bits, quantities[2 * scheme]);
      drawSecond(normals, bits, quantities[2 * scheme + 1]);
    }
    if (source.isSobol()) {
      directions[year].turn(quantities, sums);
    }
    for (int scheme = 0; scheme < portfolio.schemes(); scheme++) {
      double[] saving = quantities[2 * scheme + 1];
      lognormal(portfolio.costSigmas()[scheme], portfolio.costPence()[scheme][year], nets[scheme]);
      lognormal(portfolio.savingSigmas()[scheme], portfolio.savingPence()[scheme][year], saving);
      takeOff(nets[scheme], saving);
    }
    share();
    pennies.round(parts);
  }

  /** Whole pence of a lognormal amount on each path, in the place of a normal quantity. */
  private void lognormal(double sigma, double median, double[] into) {
    int halvings = 0;
    while (Math.scalb(sigma * FARTHEST, -halvings) > SMALL) {
      halvings++;
    }
    exponential(into, Math.scalb(sigma, -halvings));
    for (int i = 0; i < halvings; i++) {
      square(into);
    }
    wholePence(into, median);
  }

  private static void drawFirst(NormalTable normals, long[] bits, double[] into) {
    for (int path = 0; path < PATHS; path++) {
      into[path] = normals.at(bits[path] >> 32 << 32 | MIDDLE);
    }
  }

  private static void drawSecond(NormalTable normals, long[] bits, double[] into) {
    for (int path = 0; path < PATHS; path++) {
      into[path] = normals.at(bits[path] << 32 | MIDDLE);
    }
  }

  /** Taylor's sum, which of small numbers is right to 13 digits; several paths at once on a processor that can. */
  private static void exponential(double[] values, double factor) {
    for (int path = 0; path < PATHS; path++) {
      double x = values[path] * factor;
      values[path] =
          1
              + x
                  * (1
                      + x
                          * (1 / 2.0
                              + x
                                  * (1 / 6.0
                                      + x
                                          * (1 / 24.0
                                              + x
                                                  * (1 / 120.0
                                                      + x * (1 / 720.0 + x * (1 / 5040.0)))))));
    }
  }

  private static void square(double[] values) {
    for (int path = 0; path < PATHS; path++) {
      values[path] *= values[path];
    }
  }

  private static void wholePence(double[] values, double median) {
    for (int path = 0; path < PATHS; path++) {
      values[path] = median * values[path] + NEAREST - NEAREST;
    }
  }

  private static void takeOff(double[] from, double[] what) {
    for (int path = 0; path < PATHS; path++) {
      from[path] -= what[path];
    }
  }

  /** Shares of the whole, four schemes at a time so that sums stay near the processor. */
  private void share() {
    for (int partner = 0; partner < parts.length; partner++) {
      double[] sum = parts[partner];
      Arrays.fill(sum, 0);
      for (int scheme = 0; scheme < nets.length; scheme += 4) {
        add(
            sum,
            share(scheme, partner),
            nets[scheme],
            share(scheme + 1, partner),
            nets[scheme + 1],
            share(scheme + 2, partner),
            nets[scheme + 2],
            share(scheme + 3, partner),
            nets[scheme + 3]);
      }
    }
  }

  private double share(int scheme, int partner) {
    return scheme < portfolio.schemes() ? portfolio.shares()[scheme][partner] : 0;
  }

  private static void add(
      double[] sum,
      double a,
      double[] ofA,
      double b,
      double[] ofB,
      double c,
      double[] ofC,
      double d,
      double[] ofD) {
    for (int path = 0; path < PATHS; path++) {
      sum[path] += a * ofA[path] + b * ofB[path] + (c * ofC[path] + d * ofD[path]);
    }
  }
}
