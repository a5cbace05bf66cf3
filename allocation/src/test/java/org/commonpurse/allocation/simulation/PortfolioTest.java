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

  private static final int PORTFOLIOS = 75;
  private static final int PATHS_EACH = 40;
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

  private static long[] column(double[][] parts, int path) {
    return Arrays.stream(parts).mapToLong(part -> (long) part[path]).toArray();
  }

  /** Goal: whole pence are those of exact fractions. Method: many random paths, together and one by one. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260701, 77})
  void limitsAndRoundsAsTheSlowWayDoes(long seed) {
    var random = new SplittableRandom(seed);
    int[] wholes = {1, 3, 7, 100, 1000, 10_000};
    long asked = 0;
    for (int i = 0; i < PORTFOLIOS; i++) {
      int partners = 1 + random.nextInt(8);
      int whole = wholes[random.nextInt(wholes.length)];
      long size = 1L << (4 + random.nextInt(34));
      long[] limits = random.longs(partners, 1, 1 + 2 * size / whole + 1).toArray();
      var first = new long[PATHS_EACH][];
      var together = new double[partners][PortfolioBits.PATHS];
      var single = new double[partners][PATHS_EACH];
      for (int path = 0; path < PATHS_EACH; path++) {
        first[path] = random.longs(partners, -size / (1 + random.nextInt(9)), size).toArray();
        // All together is whole pence, as schemes are; half the paths are below nothing.
        first[path][0] -= Math.floorMod(Arrays.stream(first[path]).sum(), (long) whole);
        for (int j = 0; j < partners; j++) {
          first[path][j] *= path % 2 == 0 ? 1 : -1;
          together[j][path] = first[path][j];
          single[j][path] = first[path][j];
        }
      }
      int[][] shares = {new int[partners]};
      shares[0][0] = whole;
      var portfolio = portfolio(shares, whole, limits);
      var pennies = new BlockPennies(portfolio);
      var rounding = new PortfolioRounding(portfolio);

      pennies.round(together);

      for (int path = 0; path < PATHS_EACH; path++) {
        rounding.round(single, path);
        long[] expected = slowly(first[path], whole, limits);
        var what =
            "seed %d, portfolio %d, %s within %s, over %d"
                .formatted(seed, i, Arrays.toString(first[path]), Arrays.toString(limits), whole);
        assertThat(column(together, path)).as(what).isEqualTo(expected);
        assertThat(column(single, path)).as(what).isEqualTo(expected);
      }
      asked += pennies.asked();
    }
    // Else the one would be compared with itself; and where parts tie, it has to be asked.
    assertThat(asked).isBetween(1L, (long) PORTFOLIOS * PATHS_EACH / 4);
  }

  /** What is cut of the last fills all others to the brim at once, which binary fractions cannot tell from nearly. */
  @Test
  void endsWhereAllAreFilledTogether() {
    var random = new SplittableRandom(5);
    for (int i = 0; i < 300; i++) {
      int partners = 3 + random.nextInt(5);
      int had = 1 + random.nextInt(9);
      long has = had + 1 + random.nextInt(9);
      var limits = new long[partners];
      var together = new double[partners][PortfolioBits.PATHS];
      long more = 0;
      for (int j = 0; j < partners - 1; j++) {
        long times = 1 + random.nextInt(1_000_000);
        limits[j] = times * has;
        together[j][0] = times * had;
        more += times * (has - had);
      }
      limits[partners - 1] = 1 + random.nextInt(1_000_000);
      together[partners - 1][0] = limits[partners - 1] + more;
      int[][] shares = {new int[partners]};
      shares[0][0] = 1;

      new BlockPennies(portfolio(shares, 1, limits)).round(together);

      assertThat(column(together, 0)).isEqualTo(limits);
    }
  }

  /** Each quantity alone, one path for each: turned, they are still of length one and square to each other. */
  @Test
  void turnsIndependentQuantitiesIntoIndependentOnes() {
    var several = several();
    double[][] turned = new double[10][10];
    for (int i = 0; i < 10; i++) {
      turned[i][i] = 1;
    }
    new PortfolioDirections(several, 1).turn(turned, new double[10]);

    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        double product = 0;
        for (int path = 0; path < 10; path++) {
          product += turned[i][path] * turned[j][path];
        }
        assertThat(product).as("%d, %d", i, j).isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }

  /** Savings are sure, so that five quantities move three partners, in three directions at most. */
  @Test
  void letsTheFirstQuantitiesMoveAllThatPartnersBear() {
    var several = several();
    double[][] turned = new double[10][10];
    for (int i = 0; i < 10; i++) {
      turned[i][i] = 1;
    }
    new PortfolioDirections(several, 0).turn(turned, new double[10]);

    double before = Double.MAX_VALUE;
    for (int quantity = 0; quantity < 10; quantity++) {
      double moved = 0;
      for (int partner = 0; partner < 3; partner++) {
        double each = 0;
        for (int scheme = 0; scheme < 5; scheme++) {
          each += several.shares()[scheme][partner] * turned[2 * scheme][quantity];
        }
        moved += each * each;
      }
      assertThat(moved).as("%d", quantity).isLessThan(before);
      before = quantity < 3 ? moved : 1e-12;
    }
  }
}
