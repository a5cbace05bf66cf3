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

  /** So many paths of all schemes stay near the processor. */
  private static final int TILE = 128;

  /** Added and taken off again, it makes a number below 2^51 the nearest whole one. */
  private static final double NEAREST = 0x1.8p52;

  private final Portfolio portfolio;
  private final PortfolioBits source;
  private final NormalTable normals;
  private final double[][] nets;
  private final double[] saving = new double[PATHS];
  private final long[] bits = new long[PATHS];
  private final boolean[] isBeyond = new boolean[PATHS];
  private final PortfolioRounding rounding;

  /** By partner and path: before rounding shares of the whole, then pence. */
  final double[][] parts;

  PortfolioYear(Portfolio portfolio, PortfolioBits source, NormalTable normals) {
    this.portfolio = portfolio;
    this.source = source;
    this.normals = normals;
    this.nets = new double[(portfolio.schemes() + 3) / 4 * 4][PATHS];
    this.parts = new double[portfolio.partners()][PATHS];
    this.rounding = new PortfolioRounding(portfolio);
  }

  /** Works it out. */
  void run(int randomisation, int block, int year) {
    for (int scheme = 0; scheme < portfolio.schemes(); scheme++) {
      source.fill(randomisation, block, year, 2 * scheme, bits);
      lognormal(portfolio.costSigmas()[scheme], portfolio.costPence()[scheme][year], nets[scheme]);
      source.fill(randomisation, block, year, 2 * scheme + 1, bits);
      lognormal(portfolio.savingSigmas()[scheme], portfolio.savingPence()[scheme][year], saving);
      takeOff(nets[scheme], saving);
    }
    share();
    round();
  }

  /** Whole pence of a lognormal amount on each path, by the bits that were drawn. */
  private void lognormal(double sigma, double median, double[] into) {
    draw(normals, bits, into);
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

  private static void draw(NormalTable normals, long[] bits, double[] into) {
    for (int path = 0; path < PATHS; path++) {
      into[path] = normals.at(bits[path]);
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
    for (int from = 0; from < PATHS; from += TILE) {
      for (int partner = 0; partner < parts.length; partner++) {
        double[] sum = parts[partner];
        Arrays.fill(sum, from, from + TILE, 0);
        for (int scheme = 0; scheme < nets.length; scheme += 4) {
          add(
              sum,
              from,
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
  }

  private double share(int scheme, int partner) {
    return scheme < portfolio.schemes() ? portfolio.shares()[scheme][partner] : 0;
  }

  private static void add(
      double[] sum,
      int from,
      double a,
      double[] ofA,
      double b,
      double[] ofB,
      double c,
      double[] ofC,
      double d,
      double[] ofD) {
    for (int path = from; path < from + TILE; path++) {
      sum[path] += a * ofA[path] + b * ofB[path] + (c * ofC[path] + d * ofD[path]);
    }
  }

  private void round() {
    Arrays.fill(isBeyond, false);
    for (int partner = 0; partner < parts.length; partner++) {
      markBeyond(parts[partner], (double) portfolio.limitPence()[partner] * portfolio.whole());
    }
    for (int path = 0; path < PATHS; path++) {
      rounding.round(parts, path, isBeyond[path]);
    }
  }

  private void markBeyond(double[] part, double limit) {
    for (int path = 0; path < PATHS; path++) {
      isBeyond[path] |= Math.abs(part[path]) > limit;
    }
  }
}
