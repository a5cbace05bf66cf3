package org.commonpurse.allocation.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How quantities are drawn and correlated. */
class PointsTest {

  private static final int PATHS = 16_384;

  private static double[][] normals(Points points, int quantities) {
    double[][] all = new double[quantities][PATHS];
    double[][] block = new double[quantities][OutcomeBlock.PATHS];
    for (int first = 0; first < PATHS; first += OutcomeBlock.PATHS) {
      points.draw(3, first, OutcomeBlock.PATHS, block);
      for (int i = 0; i < quantities; i++) {
        System.arraycopy(block[i], 0, all[i], first, OutcomeBlock.PATHS);
      }
    }
    return all;
  }

  @Test
  void drawsStandardNormalQuantities() {
    for (var points : new Points[] {new Points.Random(11), new Points.Sobol(11, 3)}) {
      for (double[] each : normals(points, 3)) {
        double mean = Arrays.stream(each).average().orElseThrow();
        double variance = Arrays.stream(each).map(one -> one * one).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.03));
        assertThat(variance).isCloseTo(1, within(0.05));
      }
    }
  }

  /** Of 16,384 scrambled points each of 16,384 equal intervals has one, which chance never does. */
  @Test
  void fillsEachQuantityEvenlyByASobolSequence() {
    for (double[] each : normals(new Points.Sobol(5, 7), 7)) {
      double[] sorted = each.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < PATHS; i++) {
        double from =
            i == 0
                ? Double.NEGATIVE_INFINITY
                : Points.NORMAL.inverseCumulativeProbability((double) i / PATHS);
        double to =
            i == PATHS - 1
                ? Double.POSITIVE_INFINITY
                : Points.NORMAL.inverseCumulativeProbability((i + 1.0) / PATHS);
        assertThat(sorted[i]).isBetween(from, to);
      }
    }
  }

  /** The rank correlation of normal quantities is 6 / pi times the arc sine of half of theirs. */
  @Test
  void correlatesAsTheMatrixSays() {
    double[][] matrix = {{1, 0.8, -0.3}, {0.8, 1, 0}, {-0.3, 0, 1}};
    double[][] drawn = normals(new Points.Random(2), 3);

    Copula.of(matrix).correlate(drawn, PATHS);

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < i; j++) {
        double expected = 6 / Math.PI * Math.asin(matrix[i][j] / 2);
        assertThat(Ranks.correlation(Ranks.of(drawn[i]), Ranks.of(drawn[j])))
            .isCloseTo(expected, within(0.025));
      }
    }
  }

  /** Two that are one and the same, and a third that is their opposite. */
  @Test
  void takesAMatrixThatIsOnlySemiDefinite() {
    double[][] drawn = normals(new Points.Random(2), 3);

    Copula.of(new double[][] {{1, 1, -1}, {1, 1, -1}, {-1, -1, 1}}).correlate(drawn, PATHS);

    assertThat(drawn[1]).containsExactly(drawn[0], within(1e-12));
    assertThat(drawn[2])
        .containsExactly(Arrays.stream(drawn[0]).map(one -> -one).toArray(), within(1e-12));
  }

  /** Each of two cannot be the opposite of a third and of each other. */
  @Test
  void refusesAMatrixOfNoQuantities() {
    double[][] impossible = {{1, -0.9, -0.9}, {-0.9, 1, -0.9}, {-0.9, -0.9, 1}};

    assertThat(Copula.contradiction(impossible)).map(Copula.Contradiction::row).contains(2);
    assertThatThrownBy(() -> Copula.of(impossible)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Ties share the mean of their ranks. */
  @Test
  void ranksAsSpearmanDid() {
    assertThat(Ranks.of(new double[] {5, 1, 5, 9})).containsExactly(1.5, 0, 1.5, 3);
    // By hand: ranks 1.5, 0, 1.5, 3 and 3, 2, 1, 0 have covariance -3.5 + 0.5 and variances 4.5 and
    // 5.
    assertThat(
            Ranks.correlation(
                Ranks.of(new double[] {5, 1, 5, 9}), Ranks.of(new double[] {4, 3, 2, 1})))
        .isCloseTo(-3 / Math.sqrt(4.5 * 5), within(1e-12));
  }
}
