package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.simulation.SimulationSettings.RANDOMISATIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What partners bear of a portfolio, year by year, over very many futures: cost less saving, in pence, positive
 * where it is borne. Memory does not grow with the number of futures.
 *
 * @param paths  how many futures
 * @param quantiles  P10, P50 and P90, by year, then by partner, in pence
 * @param errors  their standard errors over independent randomisations, in the same order
 * @param greatestBinError  how far a quantile may be from that of all futures, at most, in pence
 */
public record PortfolioFutures(
    long paths, double[][][] quantiles, double[][][] errors, double greatestBinError) {

  private static final double[] PARTS = {0.1, 0.5, 0.9};

  /**
   * Simulates a portfolio.
   *
   * @param settings  the number of paths is made a multiple of {@value SimulationSettings#RANDOMISATIONS} blocks of
   *     1,024; an error that is asked for is not looked at
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SIMULATION_CANCELLED} if it was stopped
   */
  public static PortfolioFutures of(
      Portfolio portfolio,
      SimulationSettings settings,
      SimulationProgress progress,
      Cancellation cancellation) {
    int blocks = Math.max(1, (int) Math.round((double) settings.pathsEach() / PortfolioBits.PATHS));
    long paths = (long) blocks * PortfolioBits.PATHS * RANDOMISATIONS;
    var all = counts(portfolio);
    double[][][][] each = new double[RANDOMISATIONS][][][];
    var source = new PortfolioBits(settings.seed(), settings.isSobol(), 2 * portfolio.schemes());
    var normals = new NormalTable();
    var threads = Executors.newFixedThreadPool(settings.threads());
    try {
      var workers = new ArrayList<PortfolioYear>();
      for (int i = 0; i < settings.threads(); i++) {
        workers.add(new PortfolioYear(portfolio, source, normals));
      }
      for (int randomisation = 0; randomisation < RANDOMISATIONS; randomisation++) {
        var next = new AtomicInteger();
        int of = randomisation;
        var working = new ArrayList<Future<BinCounts[][]>>();
        for (var worker : workers) {
          working.add(
              threads.submit(() -> work(portfolio, worker, of, blocks, next, cancellation)));
        }
        var own = counts(portfolio);
        for (var counted : working) {
          add(own, await(counted, cancellation));
        }
        cancellation.requireGoingOn();
        each[randomisation] = quantiles(own);
        add(all, own);
        progress.paths(paths / RANDOMISATIONS * (randomisation + 1), paths);
      }
    } finally {
      end(threads);
    }
    double[][][] found = quantiles(all);
    return new PortfolioFutures(paths, found, errors(each), greatestBinError(found));
  }

  private static void end(java.util.concurrent.ExecutorService threads) {
    threads.shutdownNow();
    boolean isInterrupted = Thread.interrupted();
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static BinCounts[][] counts(Portfolio portfolio) {
    var counts = new BinCounts[portfolio.years()][portfolio.partners()];
    for (var row : counts) {
      for (int i = 0; i < row.length; i++) {
        row[i] = new BinCounts();
      }
    }
    return counts;
  }

  private static BinCounts[][] work(
      Portfolio portfolio,
      PortfolioYear worker,
      int randomisation,
      int blocks,
      AtomicInteger next,
      Cancellation cancellation) {
    var counts = counts(portfolio);
    // Year after year, so that what is counted of one stays near the processor.
    int mine = next.getAndIncrement();
    while (mine < blocks * counts.length && !cancellation.isCancelled()) {
      int year = mine / blocks;
      worker.run(randomisation, mine % blocks, year);
      for (int partner = 0; partner < counts[year].length; partner++) {
        counts[year][partner].add(worker.parts[partner], PortfolioBits.PATHS);
      }
      mine = next.getAndIncrement();
    }
    return counts;
  }

  private static BinCounts[][] await(Future<BinCounts[][]> counted, Cancellation cancellation) {
    try {
      return counted.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancellation.requireGoingOn();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void add(BinCounts[][] to, BinCounts[][] others) {
    for (int year = 0; year < to.length; year++) {
      for (int partner = 0; partner < to[year].length; partner++) {
        to[year][partner].add(others[year][partner]);
      }
    }
  }

  private static double[][][] quantiles(BinCounts[][] counts) {
    var found = new double[PARTS.length][counts.length][counts[0].length];
    for (int i = 0; i < PARTS.length; i++) {
      for (int year = 0; year < counts.length; year++) {
        for (int partner = 0; partner < counts[year].length; partner++) {
          found[i][year][partner] = counts[year][partner].quantile(PARTS[i]);
        }
      }
    }
    return found;
  }

  private static double[][][] errors(double[][][][] each) {
    var first = each[0];
    var errors = new double[first.length][first[0].length][first[0][0].length];
    for (int i = 0; i < errors.length; i++) {
      for (int year = 0; year < errors[i].length; year++) {
        for (int partner = 0; partner < errors[i][year].length; partner++) {
          double[] found = new double[each.length];
          for (int j = 0; j < found.length; j++) {
            found[j] = each[j][i][year][partner];
          }
          errors[i][year][partner] = Estimate.standardError(found);
        }
      }
    }
    return errors;
  }

  private static double greatestBinError(double[][][] quantiles) {
    double greatest = 0;
    for (var years : quantiles) {
      for (var year : years) {
        for (double quantile : year) {
          greatest = Math.max(greatest, BinCounts.greatestError(quantile));
        }
      }
    }
    return greatest;
  }

  /** The mean of the standard errors of a quantile over all years and partners, in pence. */
  public double meanError(int quantile) {
    List<Double> all = new ArrayList<>();
    for (double[] year : errors[quantile]) {
      for (double error : year) {
        all.add(error);
      }
    }
    return all.stream().mapToDouble(error -> error).average().orElse(0);
  }
}
