package org.commonpurse.allocation.simulation;

import java.util.Arrays;

/**
 * What partners bear of a portfolio, year by year, over very many futures: cost less saving, in pence, positive
 * where it is borne. Memory does not grow with the number of futures.
 *
 * @param paths  how many futures
 * @param quantiles  P10, P50 and P90, by year, then by partner, in pence
 * @param errors  their standard errors over independent randomisations, in the same order
 */
public record PortfolioFutures(long paths, double[][][] quantiles, double[][][] errors) {

  /**
   * Simulates a portfolio.
   *
   * @param settings  the number of paths is made a multiple of {@value SimulationSettings#RANDOMISATIONS} blocks of
   *     512; an error that is asked for is not looked at
   * @param progress  told how far it has come, by whichever thread has come there
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SIMULATION_CANCELLED} if it was stopped
   */
  public static PortfolioFutures of(
      Portfolio portfolio,
      SimulationSettings settings,
      SimulationProgress progress,
      Cancellation cancellation) {
    return new PortfolioRun(portfolio, settings, progress, cancellation).run();
  }

  /** How far a quantile may be from that of all futures at most, as sums are kept by bins, in pence. */
  public double greatestBinError() {
    return Arrays.stream(quantiles)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .map(BinCounts::greatestError)
        .max()
        .orElse(0);
  }

  /** The mean of the standard errors of a quantile over all years and partners, in pence. */
  public double meanError(int quantile) {
    return Arrays.stream(errors[quantile]).flatMapToDouble(Arrays::stream).average().orElse(0);
  }
}
