package org.commonpurse.allocation.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** What is drawn, against means and percentiles that are known in closed form. */
class DistributionTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Values at a million evenly spaced probabilities. */
  private static DoubleStream values(Distribution of) {
    int many = 1_000_000;
    return IntStream.range(0, many)
        .mapToDouble(i -> of.at(NORMAL.inverseCumulativeProbability((i + 0.5) / many)));
  }

  private static double mean(Distribution of) {
    return values(of).average().orElseThrow();
  }

  @Test
  void hasTheMeansOfItsFormulas() {
    assertThat(mean(Distribution.uniform(10, 40))).isCloseTo(25, within(1e-3));
    assertThat(mean(Distribution.triangular(10, 15, 40)))
        .isCloseTo((10 + 15 + 40) / 3.0, within(1e-3));
    assertThat(mean(Distribution.pert(10, 15, 40)))
        .isCloseTo((10 + 4 * 15 + 40) / 6.0, within(1e-3));
    assertThat(mean(Distribution.beta(10, 40, 2, 6))).isCloseTo(10 + 30 * 2 / 8.0, within(1e-3));
    // Its mean is exp(mu + sigma^2 / 2).
    double sigma = Math.log(40 / 10.0) / (2 * 1.2815515655446004);
    assertThat(mean(Distribution.lognormal(10, 40)))
        .isCloseTo(Math.sqrt(400) * Math.exp(sigma * sigma / 2), within(2e-3));
  }

  @Test
  void takesTheRangeOfALognormalAsItsPercentiles() {
    var of = Distribution.lognormal(10, 40);

    assertThat(of.at(NORMAL.inverseCumulativeProbability(0.1))).isCloseTo(10, within(1e-5));
    assertThat(of.at(0)).isCloseTo(20, within(1e-9));
    assertThat(of.at(NORMAL.inverseCumulativeProbability(0.9))).isCloseTo(40, within(1e-5));
    assertThat(of.highest()).isGreaterThan(1000);
  }

  /** Between the points of the table too, and in the far tails. */
  @Test
  void followsTheExactQuantiles() {
    var exact = BetaDistribution.of(2.3, 4.1);
    var drawn = Distribution.beta(0, 1, 2.3, 4.1);
    for (double probability : new double[] {1e-9, 0.0123, 0.2, 0.4321, 0.77, 0.999, 1 - 1e-9}) {
      assertThat(drawn.at(NORMAL.inverseCumulativeProbability(probability)))
          .isCloseTo(exact.inverseCumulativeProbability(probability), within(1e-7));
    }
  }

  @Test
  void staysWithinItsEndsAndNeverFalls() {
    for (var of :
        new Distribution[] {
          Distribution.uniform(3, 5),
          Distribution.triangular(3, 3, 5),
          Distribution.pert(3, 5, 5),
          Distribution.beta(3, 5, 0.5, 0.5)
        }) {
      double before = 3;
      for (double normal = -12; normal <= 12; normal += 0.001) {
        double value = of.at(normal);
        assertThat(value).isBetween(before, 5.0);
        before = value;
      }
    }
  }

  @Test
  void drawsEachValueAsOftenAsItsWeight() {
    var of = Distribution.empirical(new double[] {1, 2, 7}, new double[] {1, 4, 3});

    assertThat(values(of).filter(value -> value == 1).count()).isEqualTo(125_000);
    assertThat(values(of).filter(value -> value == 2).count()).isEqualTo(500_000);
    assertThat(values(of).filter(value -> value == 7).count()).isEqualTo(375_000);
  }
}
