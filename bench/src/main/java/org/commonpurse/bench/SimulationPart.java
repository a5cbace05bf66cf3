package org.commonpurse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.commonpurse.allocation.simulation.Cancellation;
import org.commonpurse.allocation.simulation.Portfolio;
import org.commonpurse.allocation.simulation.PortfolioFutures;
import org.commonpurse.allocation.simulation.SimulationProgress;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.ledger.exact.Split;

/**
 * Simulates forty schemes over ten years among 23 partners, beside the numpy program that does the same work, in one
 * run on the same two cores.
 */
final class SimulationPart {

  private static final int SCHEMES = 40;
  private static final int YEARS = 10;
  private static final int PARTNERS = 23;
  private static final int WHOLE = 1000;
  private static final int THREADS = 2;
  private static final int RUNS = 8;
  private static final double NANOS = 1e9;

  private final Path folder;
  private final long paths;
  private final Portfolio portfolio = portfolio();

  SimulationPart(Path folder, long paths) {
    this.folder = folder;
    this.paths = paths;
  }

  private static Portfolio portfolio() {
    var costs = new double[SCHEMES][YEARS];
    var savings = new double[SCHEMES][YEARS];
    var costSigmas = new double[SCHEMES];
    var savingSigmas = new double[SCHEMES];
    var shares = new int[SCHEMES][];
    var budgets = new double[PARTNERS];
    for (int i = 0; i < SCHEMES; i++) {
      costSigmas[i] = 0.04 + 0.003 * (i * 7 % 20);
      savingSigmas[i] = 0.04 + 0.003 * (i * 11 % 20);
      var weights = new long[PARTNERS];
      for (int j = 0; j < PARTNERS; j++) {
        weights[j] = 1 + (i * 13 + j * 29) % 37;
      }
      shares[i] =
          Arrays.stream(Split.byWeights(WHOLE, weights)).mapToInt(Math::toIntExact).toArray();
      for (int year = 0; year < YEARS; year++) {
        costs[i][year] = 1e8 * (1 + (i * 37 % 41) / 10.0) * Math.pow(1.02, year);
        savings[i][year] = costs[i][year] * (0.998 + 0.0005 * year);
      }
      for (int j = 0; j < PARTNERS; j++) {
        budgets[j] += costs[i][0] * shares[i][j] / WHOLE;
      }
    }
    long[] limits = Arrays.stream(budgets).mapToLong(budget -> Math.round(0.03 * budget)).toArray();
    return new Portfolio(costs, savings, costSigmas, savingSigmas, shares, WHOLE, limits);
  }

  void run() throws IOException, InterruptedException {
    ours(paths / 10, 1, false);
    double[] before = numpy(paths, 1);
    long start = System.nanoTime();
    var found = ours(paths, 1, false);
    double seconds = (System.nanoTime() - start) / NANOS;
    start = System.nanoTime();
    ours(2 * paths, 2, false);
    double twice = (System.nanoTime() - start) / NANOS;
    double[] after = numpy(paths, 2);
    double numpy = (before[0] + after[0]) / 2;
    System.out.printf(
        Locale.ROOT,
        "%,d paths x %d years x %d schemes x %d partners: %.1f s; numpy %.1f and %.1f s, ratio %.2f"
            + " (goal 3 or more); twice the paths %.2f times as long%n",
        found.paths(),
        YEARS,
        SCHEMES,
        PARTNERS,
        seconds,
        before[0],
        after[0],
        numpy / seconds,
        twice / seconds);
    System.out.printf(
        Locale.ROOT,
        "peak memory of this process so far %s; greatest error of a quantile by its bin %.2f%%;"
            + " largest difference to numpy's %.1f standard errors%n",
        Shell.peakMemory(),
        100.0 / 1024,
        difference(found, before));
    sameError(numpy);
  }

  /** How long each takes to the same standard error of P10, from runs of a sixteenth of the paths. */
  private void sameError(double numpySeconds) throws IOException, InterruptedException {
    long some = paths / 16;
    double[][] runs = new double[RUNS][];
    for (int i = 0; i < RUNS; i++) {
      runs[i] = numpy(some, 100 + i);
    }
    double ofNumpy10 = spread(runs, 0) / 4;
    double ofNumpy90 = spread(runs, 2) / 4;
    ours(some, 3, true);
    long start = System.nanoTime();
    var sobol = ours(paths, 3, true);
    double seconds = (System.nanoTime() - start) / NANOS;
    double better = Math.pow(ofNumpy10 / sobol.meanError(0), 2);
    System.out.printf(
        Locale.ROOT,
        "Sobol: %.1f s; standard error of P10 in pounds %.0f, numpy %.0f; of P90 %.0f, numpy %.0f;"
            + " to the same error of P10 %.1f times as fast (goal 6 or more)%n",
        seconds,
        sobol.meanError(0) / 100,
        ofNumpy10 / 100,
        sobol.meanError(2) / 100,
        ofNumpy90 / 100,
        numpySeconds / seconds * better);
  }

  private PortfolioFutures ours(long many, long seed, boolean isSobol) {
    return PortfolioFutures.of(
        portfolio,
        new SimulationSettings(many, OptionalLong.empty(), seed, THREADS, isSobol),
        SimulationProgress.NONE,
        new Cancellation());
  }

  /** Seconds, and after them P10, P50 and P90 by year and partner. */
  private double[] numpy(long many, long seed) throws IOException, InterruptedException {
    Path file = folder.resolve("simulation.json");
    Files.createDirectories(folder);
    Files.writeString(
        file,
        new ObjectMapper()
            .writeValueAsString(
                Map.of(
                    "costs", portfolio.costPence(),
                    "savings", portfolio.savingPence(),
                    "costSigma", portfolio.costSigmas(),
                    "savingSigma", portfolio.savingSigmas(),
                    "shares", portfolio.shares(),
                    "whole", WHOLE,
                    "limits", portfolio.limitPence())));
    String printed =
        Shell.output(
            Path.of("/dev/null"),
            List.of(
                "env",
                "OPENBLAS_NUM_THREADS=1",
                "python3",
                "bench/simulation.py",
                file.toString(),
                Long.toString(many),
                Long.toString(seed)));
    JsonNode found = new ObjectMapper().readTree(printed);
    double[] all = new double[1 + 3 * YEARS * PARTNERS];
    all[0] = found.get("seconds").asDouble();
    for (int year = 0; year < YEARS; year++) {
      for (int part = 0; part < 3; part++) {
        for (int partner = 0; partner < PARTNERS; partner++) {
          all[at(part, year, partner)] =
              found.get("quantiles").get(year).get(part).get(partner).asDouble();
        }
      }
    }
    return all;
  }

  private static int at(int part, int year, int partner) {
    return 1 + (part * YEARS + year) * PARTNERS + partner;
  }

  /** The mean of the standard deviations of a quantile over runs. */
  private static double spread(double[][] runs, int part) {
    double sum = 0;
    for (int year = 0; year < YEARS; year++) {
      for (int partner = 0; partner < PARTNERS; partner++) {
        int at = at(part, year, partner);
        double mean = Arrays.stream(runs).mapToDouble(run -> run[at]).average().orElse(0);
        double squares = Arrays.stream(runs).mapToDouble(run -> Math.pow(run[at] - mean, 2)).sum();
        sum += Math.sqrt(squares / (runs.length - 1));
      }
    }
    return sum / (YEARS * PARTNERS);
  }

  /** The largest difference of a quantile, in standard errors of both, with what a bin may be wrong by. */
  private static double difference(PortfolioFutures found, double[] numpy) {
    double largest = 0;
    for (int part = 0; part < 3; part++) {
      for (int year = 0; year < YEARS; year++) {
        for (int partner = 0; partner < PARTNERS; partner++) {
          double own = found.quantiles()[part][year][partner];
          double beside = numpy[at(part, year, partner)];
          double error =
              Math.sqrt(2) * found.errors()[part][year][partner] + Math.abs(own) / 1024 + 1;
          largest = Math.max(largest, Math.abs(own - beside) / error);
        }
      }
    }
    return largest;
  }
}
