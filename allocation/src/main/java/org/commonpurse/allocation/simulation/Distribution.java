package org.commonpurse.allocation.simulation;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

/**
 * How likely each value of an uncertain number is.
 * <p>
 * A value is asked for by a standard normal quantity, so that correlated normal quantities make correlated
 * values: it is undercut with the probability with which the quantity is.
 */
public sealed interface Distribution {

  /** A standard normal quantity beyond which nothing is asked for: once in 10^16 draws. */
  double FARTHEST = 8.25;

  /** The value at a standard normal quantity; it does not fall as the quantity rises. */
  double at(double normal);

  /** The lowest value that is ever drawn. */
  default double lowest() {
    return at(-FARTHEST);
  }

  /** The highest value that is ever drawn. */
  default double highest() {
    return at(FARTHEST);
  }

  /** All values between two are equally likely. */
  static Distribution uniform(double low, double high) {
    return Smooth.of(UniformContinuousDistribution.of(low, high));
  }

  /**
   * The density rises evenly from the lowest value to the most likely, and falls evenly to the highest.
   *
   * @param likely  from the lowest to the highest, inclusive
   */
  static Distribution triangular(double low, double likely, double high) {
    return Smooth.of(TriangularDistribution.of(low, likely, high));
  }

  /**
   * The PERT distribution: a beta distribution between two values whose mean is a sixth of the lowest, four
   * sixths of the most likely and a sixth of the highest.
   *
   * @param likely  from the lowest to the highest, inclusive
   */
  static Distribution pert(double low, double likely, double high) {
    double width = high - low;
    return beta(low, high, 1 + 4 * (likely - low) / width, 1 + 4 * (high - likely) / width);
  }

  /**
   * A beta distribution between two values.
   *
   * @param alpha  the shape at the lowest, above 0
   * @param beta  the shape at the highest, above 0
   */
  static Distribution beta(double low, double high, double alpha, double beta) {
    return Smooth.of(BetaDistribution.of(alpha, beta), low, high - low);
  }

  /**
   * A lognormal distribution by two of its percentiles; one draw in ten lies below the lower, one above the
   * higher.
   *
   * @param tenth  the 10th percentile, above 0
   * @param ninetieth  the 90th percentile, above the 10th
   */
  static Distribution lognormal(double tenth, double ninetieth) {
    double spread = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.9);
    double mu = (Math.log(tenth) + Math.log(ninetieth)) / 2;
    double sigma = (Math.log(ninetieth) - Math.log(tenth)) / (2 * spread);
    return Smooth.of(LogNormalDistribution.of(mu, sigma));
  }

  /**
   * One of some values.
   *
   * @param values  in ascending order
   * @param weights  how often each, 0 or more, not all 0
   */
  static Distribution empirical(double[] values, double[] weights) {
    double total = Arrays.stream(weights).sum();
    double[] upTo = new double[values.length];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weights[i];
      double part = Math.min(sum / total, 1);
      upTo[i] =
          part >= 1
              ? Double.POSITIVE_INFINITY
              : NormalDistribution.of(0, 1).inverseCumulativeProbability(part);
    }
    return new Steps(values.clone(), upTo);
  }

  /**
   * A distribution with a density, read off a table of its quantiles: cubic pieces through 128 exact points for
   * each standard deviation.
   */
  final class Smooth implements Distribution {

    private static final int STEPS_EACH = 128;
    private static final int STEPS = 2 * (int) (FARTHEST * STEPS_EACH);

    /** Two more at either end, for the cubic pieces. */
    private final double[] table = new double[STEPS + 5];

    private Smooth(ContinuousDistribution standard, double from, double width) {
      var normal = NormalDistribution.of(0, 1);
      for (int i = 2; i <= STEPS + 2; i++) {
        double at = (double) (i - 2 - STEPS / 2) / STEPS_EACH;
        // The nearer tail is told exactly, the farther one would be rounded away.
        table[i] =
            from
                + width
                    * (at < 0
                        ? standard.inverseCumulativeProbability(normal.cumulativeProbability(at))
                        : standard.inverseSurvivalProbability(normal.survivalProbability(at)));
      }
      for (int i = 3; i <= STEPS + 2; i++) {
        // A last digit of rounding must not make it fall.
        table[i] = Math.max(table[i], table[i - 1]);
      }
      table[1] = 2 * table[2] - table[3];
      table[0] = table[1];
      table[STEPS + 3] = 2 * table[STEPS + 2] - table[STEPS + 1];
      table[STEPS + 4] = table[STEPS + 3];
    }

    static Smooth of(ContinuousDistribution distribution) {
      return new Smooth(distribution, 0, 1);
    }

    static Smooth of(ContinuousDistribution distribution, double from, double width) {
      return new Smooth(distribution, from, width);
    }

    @Override
    public double at(double normal) {
      double within = Math.max(-FARTHEST, Math.min(FARTHEST, normal));
      double place = within * STEPS_EACH + STEPS / 2 + 2;
      int i = Math.min((int) place, STEPS + 1);
      double part = place - i;
      double before = table[i - 1];
      double here = table[i];
      double next = table[i + 1];
      double after = table[i + 2];
      // Catmull and Rom's cubic; never beyond the two points that it joins.
      double value =
          here
              + 0.5
                  * part
                  * (next
                      - before
                      + part
                          * (2 * before
                              - 5 * here
                              + 4 * next
                              - after
                              + part * (3 * (here - next) + after - before)));
      return Math.max(here, Math.min(next, value));
    }
  }

  /** A distribution that has some values only. */
  final class Steps implements Distribution {

    private final double[] values;
    private final double[] upTo;

    private Steps(double[] values, double[] upTo) {
      this.values = values;
      this.upTo = upTo;
    }

    @Override
    public double at(double normal) {
      int found = Arrays.binarySearch(upTo, normal);
      return values[Math.min(found < 0 ? -found - 1 : found, values.length - 1)];
    }

    @Override
    public double lowest() {
      return values[0];
    }

    @Override
    public double highest() {
      return values[values.length - 1];
    }
  }
}
