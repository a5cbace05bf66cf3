package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_QUARTER_OPEN;

import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.measure.Observation;

/**
 * What a value has to meet before it is recorded.
 *
 * @param models  the versions of the model
 * @param today  the day on which it is recorded, in UTC
 */
public record ObservationRules(MeasureModels models, LocalDate today) {

  public ObservationRules {
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(today, "today");
  }

  /**
   * Refuses a value that cannot be recorded. A quarter has ended from its last day on: a count made
   * before is one of a part of it, and would be approved and posted as if it were the whole.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code OBSERVATION_QUARTER_OPEN} if the
   *     quarter ends after today; what {@link MeasureModels#require} refuses
   */
  void require(Observation observation) {
    models.require(observation);
    var last = observation.quarter().last();
    if (last.isAfter(today)) {
      throw OBSERVATION_QUARTER_OPEN
          .because(
              "%s of %s ends on %s, and today is %s. Count it when it has ended, and record it on that day or later."
                  .formatted(observation.quarter(), observation.effect(), last, today),
              "quarter",
              observation.quarter(),
              "ends",
              last)
          .toException();
    }
  }
}
