package org.commonpurse.allocation.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns normal quantities so that the first few of a Sobol sequence, which fill what is possible most evenly, move what
 * partners bear of a year most: principal components of how far each quantity moves each partner, to the first order.
 * Turned, independent normal quantities are independent normal quantities, so that only the error changes. Acworth,
 * Broadie and Glasserman, "A comparison of some Monte Carlo and quasi Monte Carlo techniques for option pricing" (1998).
 */
final class PortfolioDirections {

  /** More take longer than they save. */
  private static final int DIRECTIONS = 4;

  private static final int ITERATIONS = 50;

  /** Of each reflection the unit vector that it is across, by quantity; applied from the last to the first. */
  private final List<double[]> mirrors = new ArrayList<>();

  /** The directions of a year. */
  PortfolioDirections(Portfolio portfolio, int year) {
    double[][] moves = moves(portfolio, year);
    int many = Math.min(DIRECTIONS, Math.min(moves.length, moves[0].length));
    for (int i = 0; i < many; i++) {
      addMirror(principal(moves), i);
    }
  }

  /** By partner and quantity, what a standard deviation of it moves. */
  private static double[][] moves(Portfolio portfolio, int year) {
    var moves = new double[portfolio.partners()][2 * portfolio.schemes()];
    for (int i = 0; i < portfolio.schemes(); i++) {
      for (int partner = 0; partner < moves.length; partner++) {
        double share = portfolio.shares()[i][partner];
        moves[partner][2 * i] = share * portfolio.costPence()[i][year] * portfolio.costSigmas()[i];
        moves[partner][2 * i + 1] =
            -share * portfolio.savingPence()[i][year] * portfolio.savingSigmas()[i];
      }
    }
    return moves;
  }

  /** The direction in which rows are longest together, by powers; it is taken off them. */
  private static double[] principal(double[][] rows) {
    double[] direction = new double[rows[0].length];
    for (double[] row : rows) {
      add(1, row, direction);
    }
    for (int i = 0; i < ITERATIONS; i++) {
      double[] next = new double[direction.length];
      for (double[] row : rows) {
        add(dot(row, direction), row, next);
      }
      double length = Math.sqrt(dot(next, next));
      if (length == 0) {
        break;
      }
      for (int j = 0; j < next.length; j++) {
        direction[j] = next[j] / length;
      }
    }
    for (double[] row : rows) {
      add(-dot(row, direction), direction, row);
    }
    return direction;
  }

  /** Adds the reflection that, after those before, takes a quantity into a direction (Householder's). */
  private void addMirror(double[] direction, int quantity) {
    double[] turned = direction.clone();
    for (double[] mirror : mirrors) {
      add(-2 * dot(mirror, turned), mirror, turned);
    }
    Arrays.fill(turned, 0, quantity, 0);
    double length = Math.sqrt(dot(turned, turned));
    turned[quantity] += turned[quantity] < 0 ? -length : length;
    double whole = Math.sqrt(dot(turned, turned));
    if (whole > 0) {
      mirrors.add(Arrays.stream(turned).map(each -> each / whole).toArray());
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double times, double[] what, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  /**
   * Turns quantities.
   *
   * @param normals  by quantity and path
   * @param sums  by path, what it may work in
   */
  void turn(double[][] normals, double[] sums) {
    for (int i = mirrors.size() - 1; i >= 0; i--) {
      double[] mirror = mirrors.get(i);
      Arrays.fill(sums, 0);
      for (int j = 0; j < mirror.length; j++) {
        add(mirror[j], normals[j], sums);
      }
      for (int j = 0; j < mirror.length; j++) {
        add(-2 * mirror[j], sums, normals[j]);
      }
    }
  }
}
