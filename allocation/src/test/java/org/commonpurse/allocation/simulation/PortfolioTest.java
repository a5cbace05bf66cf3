package org.commonpurse.allocation.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many schemes in very many futures, against closed forms and a slow way of limiting. */
class PortfolioTest {

  private static final double TENTH = 1.2815515655446004;

  private static Portfolio portfolio(int[][] shares, int whole, long... limits) {
    var sure = new double[shares.length];
    var unsure = new double[shares.length];
    Arrays.fill(unsure, 0.3);
    var costs = new double[shares.length][2];
    var savings = new double[shares.length][2];
    for (int i = 0; i < costs.length; i++) {
      costs[i] = new double[] {1_000_000, 2_000_000};
      savings[i] = new double[] {900_000, 900_000};
    }
    return new Portfolio(costs, savings, unsure, sure, shares, whole, limits);
  }

  private static PortfolioFutures run(Portfolio of, int paths, int threads, boolean isSobol) {
    return PortfolioFutures.of(
        of,
        new SimulationSettings(paths, OptionalLong.empty(), 3, threads, isSobol),
        SimulationProgress.NONE,
        new Cancellation());
  }

  /** Also far out in the tails. */
  @Test
  void readsNormalQuantitiesOffItsTable() {
    var table = new NormalTable();
    for (double probability :
        new double[] {1e-12, 1e-4, 0.0077, 0.0079, 0.1, 0.4999, 0.5001, 0.77, 0.9925, 0.99999}) {
      long bits = (long) ((probability - 0.5) * 0x1p63 * 2) ^ Long.MIN_VALUE;
      assertThat(table.at(bits))
          .as("%s", probability)
          .isCloseTo(Points.NORMAL.inverseCumulativeProbability(probability), within(2e-5));
    }
  }

  /** One partner has all of one scheme, whose saving is sure. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hasTheQuantilesOfALognormalCost(boolean isSobol) {
    var found = run(portfolio(new int[][] {{1}}, 1, 1_000_000_000L), 65_536, 2, isSobol);

    double[] normals = {-TENTH, 0, TENTH};
    for (int part = 0; part < 3; part++) {
      for (int year = 0; year < 2; year++) {
        double expected = (year + 1) * 1_000_000 * Math.exp(0.3 * normals[part]) - 900_000;
        assertThat(found.quantiles()[part][year][0])
            .isCloseTo(
                expected,
                within(4.5 * found.errors()[part][year][0] + Math.abs(expected) / 1024 + 1));
      }
    }
    assertThat(found.paths()).isEqualTo(65_536);
  }

  private static Portfolio several() {
    return portfolio(
        new int[][] {{5, 3, 2}, {1, 1, 8}, {4, 4, 2}, {0, 9, 1}, {3, 3, 4}},
        10,
        900_000,
        800_000,
        700_000);
  }

  @Test
  void isSurerByASobolSequence() {
    var chance = run(several(), 65_536, 2, false);
    var sobol = run(several(), 65_536, 2, true);

    assertThat(sobol.meanError(0)).isLessThan(chance.meanError(0) / 1.5);
    assertThat(sobol.meanError(1)).isLessThan(chance.meanError(1) / 1.5);
  }

  @Test
  void givesTheSameOnAnyNumberOfThreads() {
    var one = run(several(), 32_768, 1, true);
    for (int threads = 2; threads <= 3; threads++) {
      var other = run(several(), 32_768, threads, true);
      assertThat(Arrays.deepEquals(other.quantiles(), one.quantiles())).isTrue();
      assertThat(Arrays.deepEquals(other.errors(), one.errors())).isTrue();
    }
  }

  @Test
  void leavesNothingWhenItIsStopped() {
    var cancellation = new Cancellation();
    var stopped =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                PortfolioFutures.of(
                    several(),
                    new SimulationSettings(1_000_000, OptionalLong.empty(), 3, 2, false),
                    (done, of) -> cancellation.cancel(),
                    cancellation));

    assertThat(stopped.type().code()).isEqualTo("SIMULATION_CANCELLED");
  }

  @Test
  void refusesSharesThatAreNotTheWhole() {
    var refused =
        catchThrowableOfType(
            ProblemException.class, () -> portfolio(new int[][] {{5, 4}}, 10, 1, 1));

    assertThat(refused.type().code()).isEqualTo("SIMULATION_OUT_OF_RANGE");
    assertThat(refused.getMessage()).contains("scheme 1").contains("10");
  }

  /**
   * Cuts, hands what was cut to those with room in proportion to their first parts, and cuts again, with exact
   * fractions, as a limit of an agreement does.
   */
  private static long[] slowly(long[] first, long whole, long[] limits) {
    var parts = new ArrayList<Exact>();
    for (int i = 0; i < first.length; i++) {
      parts.add(limited(Exact.of(first[i], whole), limits[i]));
    }
    var total = Exact.of(Arrays.stream(first).sum(), whole);
    var left = total.minus(sum(parts));
    var isFinished = left.isZero();
    while (!isFinished) {
      var room = new ArrayList<Exact>();
      for (int i = 0; i < first.length; i++) {
        boolean hasRoom =
            Long.signum(first[i]) == left.signum()
                && parts.get(i).abs().compareTo(Exact.of(limits[i])) < 0;
        room.add(hasRoom ? Exact.of(first[i], whole) : Exact.ZERO);
      }
      if (sum(room).isZero()) {
        break;
      }
      for (int i = 0; i < first.length; i++) {
        var more = room.get(i).times(left).dividedBy(sum(room));
        parts.set(i, limited(parts.get(i).plus(more), limits[i]));
      }
      left = total.minus(sum(parts));
      isFinished = left.isZero();
    }
    var claims = new ArrayList<>(parts);
    claims.add(left);
    return Arrays.copyOf(Split.byLargestRemainder(claims), first.length);
  }

  private static Exact limited(Exact part, long limit) {
    return part.min(Exact.of(limit)).max(Exact.of(-limit));
  }

  private static Exact sum(List<Exact> parts) {
    return parts.stream().reduce(Exact.ZERO, Exact::plus);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260701, 77})
  void limitsAndRoundsAsTheSlowWayDoes(long seed) {
    var random = new SplittableRandom(seed);
    int[] wholes = {1, 3, 7, 100, 1000};
    for (int i = 0; i < 3000; i++) {
      int partners = 1 + random.nextInt(8);
      int whole = wholes[random.nextInt(wholes.length)];
      long size = 1L << (4 + random.nextInt(28));
      long[] first = random.longs(partners, -size / (1 + random.nextInt(9)), size).toArray();
      // All together is whole pence, as schemes are.
      first[0] -= Math.floorMod(Arrays.stream(first).sum(), (long) whole);
      long[] limits = random.longs(partners, 1, 1 + 2 * size / whole + 1).toArray();
      boolean isBeyond = false;
      var parts = new double[partners][1];
      for (int j = 0; j < partners; j++) {
        parts[j][0] = first[j];
        isBeyond |= Math.abs(first[j]) > limits[j] * whole;
      }
      int[][] shares = {new int[partners]};
      shares[0][0] = whole;

      new PortfolioRounding(portfolio(shares, whole, limits)).round(parts, 0, isBeyond);

      long[] expected = slowly(first, whole, limits);
      for (int j = 0; j < partners; j++) {
        assertThat((long) parts[j][0])
            .as(
                "seed %d, case %d, partner %d of %s within %s, over %d",
                seed, i, j, Arrays.toString(first), Arrays.toString(limits), whole)
            .isEqualTo(expected[j]);
      }
    }
  }
}
