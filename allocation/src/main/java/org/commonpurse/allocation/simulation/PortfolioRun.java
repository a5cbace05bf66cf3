package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.simulation.SimulationSettings.RANDOMISATIONS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Simulates a portfolio with several threads. Each takes a year of a randomisation after the other, and counts by
 * itself, so that what is counted stays near its processor; it does not matter who takes which.
 */
final class PortfolioRun {

  /** The quantiles that are told. */
  private static final double[] PARTS = {0.1, 0.5, 0.9};

  private final Portfolio portfolio;
  private final SimulationSettings settings;
  private final SimulationProgress progress;
  private final Cancellation cancellation;
  private final int blocks;
  private final PortfolioBits source;
  private final NormalTable normals = new NormalTable();
  private final PortfolioDirections[] directions;
  private final AtomicInteger next = new AtomicInteger();
  private final BinCounts[][] all;

  /** By randomisation, quantile, year and partner. */
  private final double[][][][] each;

  private int done;

  PortfolioRun(
      Portfolio portfolio,
      SimulationSettings settings,
      SimulationProgress progress,
      Cancellation cancellation) {
    this.portfolio = portfolio;
    this.settings = settings;
    this.progress = progress;
    this.cancellation = cancellation;
    this.blocks =
        Math.max(1, (int) Math.round((double) settings.pathsEach() / PortfolioBits.PATHS));
    this.source = new PortfolioBits(settings.seed(), settings.isSobol(), 2 * portfolio.schemes());
    this.directions =
        IntStream.range(0, portfolio.years())
            .mapToObj(year -> new PortfolioDirections(portfolio, year))
            .toArray(PortfolioDirections[]::new);
    this.all = Stream.generate(this::counts).limit(portfolio.years()).toArray(BinCounts[][]::new);
    this.each = new double[RANDOMISATIONS][PARTS.length][portfolio.years()][portfolio.partners()];
  }

  private BinCounts[] counts() {
    return Arrays.stream(portfolio.limitPence()).mapToObj(BinCounts::new).toArray(BinCounts[]::new);
  }

  private long paths() {
    return (long) blocks * PortfolioBits.PATHS * RANDOMISATIONS;
  }

  /** Runs it. */
  PortfolioFutures run() {
    var threads = Executors.newFixedThreadPool(settings.threads());
    try {
      var working = new ArrayList<Future<?>>();
      for (int i = 0; i < settings.threads(); i++) {
        working.add(threads.submit(this::work));
      }
      for (var worker : working) {
        await(worker);
      }
      cancellation.requireGoingOn();
    } finally {
      end(threads);
    }
    var found = new double[PARTS.length][all.length][];
    for (int year = 0; year < all.length; year++) {
      for (int i = 0; i < PARTS.length; i++) {
        found[i][year] = quantiles(all[year], PARTS[i]);
      }
    }
    return new PortfolioFutures(paths(), found, errors());
  }

  /** Works years out until there are no more. */
  private void work() {
    var worker = new PortfolioYear(portfolio, source, normals, directions);
    var own = counts();
    int mine = next.getAndIncrement();
    while (mine < RANDOMISATIONS * all.length) {
      count(worker, mine / all.length, mine % all.length, own);
      if (cancellation.isCancelled()) {
        return;
      }
      add(mine / all.length, mine % all.length, own);
      mine = next.getAndIncrement();
    }
  }

  private void count(PortfolioYear worker, int randomisation, int year, BinCounts[] own) {
    for (var counts : own) {
      counts.clear();
    }
    for (int block = 0; block < blocks && !cancellation.isCancelled(); block++) {
      worker.run(randomisation, block, year);
      for (int partner = 0; partner < own.length; partner++) {
        own[partner].add(worker.parts[partner], PortfolioBits.PATHS);
      }
    }
  }

  private synchronized void add(int randomisation, int year, BinCounts[] own) {
    for (int i = 0; i < PARTS.length; i++) {
      each[randomisation][i][year] = quantiles(own, PARTS[i]);
    }
    for (int partner = 0; partner < own.length; partner++) {
      all[year][partner].add(own[partner]);
    }
    done++;
    progress.paths(paths() * done / (RANDOMISATIONS * all.length), paths());
  }

  private static double[] quantiles(BinCounts[] counts, double part) {
    return Arrays.stream(counts).mapToDouble(each -> each.quantile(part)).toArray();
  }

  private double[][][] errors() {
    var errors = new double[PARTS.length][all.length][portfolio.partners()];
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

  private void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancellation.requireGoingOn();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void end(ExecutorService threads) {
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
}
