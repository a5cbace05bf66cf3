package org.commonpurse.allocation.simulation;

import java.util.Optional;

/**
 * Makes correlated standard normal quantities of independent ones, by Cholesky's lower triangle of their matrix.
 * A matrix that is only semi-definite is as good: what another quantity decides wholly gets nothing of its own.
 *
 * @param lower  the lower triangle, row by row; its square is the matrix
 */
record Copula(double[][] lower) {

  /** What is left of a variance below this is rounding. */
  private static final double NOTHING = 1e-9;

  /** Where a matrix turns out to be none of correlations. */
  record Contradiction(int row, double left) {}

  /** Of a matrix, or where it is not positive semi-definite. */
  static Optional<Contradiction> contradiction(double[][] matrix) {
    return factor(matrix, new double[matrix.length][matrix.length]);
  }

  /**
   * Of a symmetric matrix with ones across that is positive semi-definite.
   *
   * @throws IllegalArgumentException if it is not
   */
  static Copula of(double[][] matrix) {
    double[][] lower = new double[matrix.length][matrix.length];
    if (factor(matrix, lower).isPresent()) {
      throw new IllegalArgumentException("The matrix is not positive semi-definite.");
    }
    return new Copula(lower);
  }

  private static Optional<Contradiction> factor(double[][] matrix, double[][] lower) {
    for (int row = 0; row < matrix.length; row++) {
      double left = matrix[row][row];
      for (int column = 0; column < row; column++) {
        double rest = matrix[row][column];
        for (int k = 0; k < column; k++) {
          rest -= lower[row][k] * lower[column][k];
        }
        double own = lower[column][column];
        if (own == 0 && Math.abs(rest) > Math.sqrt(NOTHING)) {
          return Optional.of(new Contradiction(row, -Math.abs(rest)));
        }
        lower[row][column] = own == 0 ? 0 : rest / own;
        left -= lower[row][column] * lower[row][column];
      }
      if (left < -NOTHING) {
        return Optional.of(new Contradiction(row, left));
      }
      lower[row][row] = left < NOTHING ? 0 : Math.sqrt(left);
    }
    return Optional.empty();
  }

  /**
   * Makes independent quantities correlated, in their place.
   *
   * @param normals  by quantity, then by path
   */
  void correlate(double[][] normals, int paths) {
    for (int row = normals.length - 1; row > 0; row--) {
      double[] own = normals[row];
      double[] factors = lower[row];
      boolean isAlone = true;
      for (int column = 0; column < row; column++) {
        isAlone &= factors[column] == 0;
      }
      if (isAlone) {
        continue;
      }
      for (int path = 0; path < paths; path++) {
        double sum = factors[row] * own[path];
        for (int column = 0; column < row; column++) {
          sum += factors[column] * normals[column][path];
        }
        own[path] = sum;
      }
    }
  }
}
