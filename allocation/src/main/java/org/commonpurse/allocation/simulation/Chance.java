package org.commonpurse.allocation.simulation;

/**
 * How likely something is, as a simulation has it.
 *
 * @param times  in how many futures it happened
 * @param of  of how many
 * @param error  the standard error of the probability, over independent randomisations
 */
public record Chance(long times, long of, double error) {

  private static final int FUTURES_SHOWN = 50;

  /** The probability, from 0 to 1. */
  public double probability() {
    return (double) times / of;
  }

  /** In how many of 50 futures, to the nearest whole number. */
  public long ofFifty() {
    return Math.round(probability() * FUTURES_SHOWN);
  }
}
