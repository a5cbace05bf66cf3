package org.commonpurse.allocation.simulation;

/**
 * What one future comes to, in whole pence at the prices of each year, by partner and then by year.
 */
final class PathFigures {

  final long[][] returnPence;
  final long[][] sharingPence;

  /** Net after sharing. */
  final long[][] netPence;

  /** What of the return is no cash: savings that free none, and what is repaid less what is borrowed. */
  final long[][] notCashPence;

  /** What a pound of a year is worth in the first, in real terms. */
  final double[] factors;

  /** Which terms of the agreement bound in some year. */
  final boolean[] bound;

  PathFigures(int partners, int years, int terms) {
    returnPence = new long[partners][years];
    sharingPence = new long[partners][years];
    netPence = new long[partners][years];
    notCashPence = new long[partners][years];
    factors = new double[years];
    bound = new boolean[terms];
  }
}
