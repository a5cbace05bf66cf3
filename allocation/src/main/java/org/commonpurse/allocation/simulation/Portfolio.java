package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_OUT_OF_RANGE;

import java.util.Arrays;

/**
 * Many schemes whose costs and savings of each year are lognormal, shared between partners by shares of each
 * scheme. What a partner bears, or has, of a year is limited; what is cut goes to those who still have room, in
 * proportion to what they had of its sign before, as a {@code limit} of an agreement has it. What finds no room
 * stays unallocated.
 *
 * @param costPence  the median cost of each scheme in each year, above 0
 * @param savingPence  the median saving, above 0
 * @param costSigmas  of each scheme the standard deviation of the logarithm of its cost, 0 to 3
 * @param savingSigmas  the same of its saving
 * @param shares  by scheme and then by partner, 0 or more, adding up to {@code whole}
 * @param whole  what the shares of each scheme add up to, 1 to 10,000
 * @param limitPence  by partner, the most of a year that it bears or has, 1 or more
 */
public record Portfolio(
    double[][] costPence,
    double[][] savingPence,
    double[] costSigmas,
    double[] savingSigmas,
    int[][] shares,
    int whole,
    long[] limitPence) {

  private static final double SIGMA_MOST = 3;
  private static final int WHOLE_MOST = 10_000;
  private static final int PARTNERS_MOST = 60;

  /**
   * Checks it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SIMULATION_OUT_OF_RANGE}
   */
  public Portfolio {
    costPence = copy(costPence);
    savingPence = copy(savingPence);
    costSigmas = costSigmas.clone();
    savingSigmas = savingSigmas.clone();
    limitPence = limitPence.clone();
    var own = new int[shares.length][];
    for (int i = 0; i < own.length; i++) {
      own[i] = shares[i].clone();
      require(
          Arrays.stream(own[i]).sum() == whole
              && Arrays.stream(own[i]).allMatch(share -> share >= 0),
          "The shares of scheme %d are negative, or do not add up to %d.".formatted(i + 1, whole));
    }
    shares = own;
    require(
        limitPence.length >= 1 && limitPence.length <= PARTNERS_MOST,
        "There are %d partners; use 1 to 60.".formatted(limitPence.length));
    require(
        Arrays.stream(limitPence).allMatch(limit -> limit >= 1),
        "A limit is below one penny; use 1 or more.");
    require(
        whole >= 1 && whole <= WHOLE_MOST,
        "Shares add up to %d; use 1 to 10,000.".formatted(whole));
    for (double sigma : costSigmas) {
      require(
          sigma >= 0 && sigma <= SIGMA_MOST,
          "The deviation %s is out of range; use 0 to 3.".formatted(sigma));
    }
    for (double sigma : savingSigmas) {
      require(
          sigma >= 0 && sigma <= SIGMA_MOST,
          "The deviation %s is out of range; use 0 to 3.".formatted(sigma));
    }
  }

  private static double[][] copy(double[][] rows) {
    var copy = new double[rows.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw SIMULATION_OUT_OF_RANGE.because(message).toException();
    }
  }

  /** How many schemes there are. */
  int schemes() {
    return shares.length;
  }

  /** How many years. */
  int years() {
    return costPence[0].length;
  }

  /** How many partners. */
  int partners() {
    return limitPence.length;
  }
}
