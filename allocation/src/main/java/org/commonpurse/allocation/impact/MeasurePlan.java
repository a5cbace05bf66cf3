package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_YEARS_INCOMPLETE;

import java.util.Objects;

/**
 * What is expected of a measure, and what is planned for it.
 *
 * @param kind  what it is a measure of
 * @param better  which way is the good one
 * @param baseline  what was to be expected without the scheme
 * @param planned  what is planned with it, by quarter, for the same years
 */
public record MeasurePlan(
    MeasureKind kind, Better better, MeasureBaseline baseline, QuarterlyUnits planned) {

  /**
   * Checks that it plans for the years of its baseline.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_YEARS_INCOMPLETE}
   */
  public MeasurePlan {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(better, "better");
    Objects.requireNonNull(baseline, "baseline");
    if (!planned.years().equals(baseline.units().years())) {
      throw IMPACT_YEARS_INCOMPLETE
          .because(
              "The plan is for %s and the baseline for %s. Give both for the same years."
                  .formatted(planned.years(), baseline.units().years()),
              "planned",
              planned.years(),
              "baseline",
              baseline.units().years())
          .toException();
    }
  }
}
