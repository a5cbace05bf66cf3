package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * A figure in pence as a simulation has it.
 *
 * @param pence  the figure
 * @param errorPence  its standard error, over independent randomisations
 */
public record Estimate(long pence, double errorPence) {

  /** The standard error of the mean of independent figures. */
  static double standardError(double[] each) {
    double mean = Arrays.stream(each).average().orElse(0);
    double squares = Arrays.stream(each).map(one -> (one - mean) * (one - mean)).sum();
    return each.length < 2 ? 0 : Math.sqrt(squares / (each.length - 1) / each.length);
  }
}
