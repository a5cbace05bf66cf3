package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_RATE_OUT_OF_RANGE;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * A rate that changes with the years since something began, such as the part of a hospital's price
 * that it can release as cost.
 *
 * @param rates  one for each year, from the first; each from 0 to 1. The last holds for all later
 *     years
 */
public record Ramp(List<Exact> rates) {

  /** Nothing in any year. */
  public static final Ramp NONE = new Ramp(List.of(Exact.ZERO));

  /** All of it in every year. */
  public static final Ramp ALL = new Ramp(List.of(Exact.ONE));

  /**
   * Checks that there is a rate and that none is below nothing or above the whole.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_RATE_OUT_OF_RANGE}
   */
  public Ramp {
    rates = List.copyOf(rates);
    if (rates.isEmpty()) {
      throw outOfRange("A rate is missing; give one for each year, or one for all.");
    }
    for (var rate : rates) {
      if (rate.signum() < 0 || rate.compareTo(Exact.ONE) > 0) {
        throw outOfRange("The rate " + rate + " is not from 0% to 100%.");
      }
    }
  }

  private static RuntimeException outOfRange(String message) {
    return IMPACT_RATE_OUT_OF_RANGE.because(message).toException();
  }

  /** A ramp of whole percentages, such as 40, 60, 80. */
  public static Ramp ofPercent(long... percentages) {
    return new Ramp(
        java.util.Arrays.stream(percentages)
            .mapToObj(percentage -> Exact.of(percentage, 100))
            .toList());
  }

  /**
   * The rate in a year.
   *
   * @param yearsSince  how many years after the first it is, from 0
   */
  public Exact in(int yearsSince) {
    return rates.get(Math.min(yearsSince, rates.size() - 1));
  }
}
