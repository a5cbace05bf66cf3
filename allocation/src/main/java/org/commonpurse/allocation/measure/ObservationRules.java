package org.commonpurse.allocation.measure;

import static org.commonpurse.allocation.problem.ObservationProblem.OBSERVATION_QUARTER_OPEN;

import java.time.LocalDate;
import java.util.Objects;
import org.commonpurse.ledger.measure.Observation;

/**
 * What a value has to meet before it is recorded, and before it is approved.
 *
 * @param models  the versions of the model
 * @param today  the day of the act, in UTC
 */
public record ObservationRules(MeasureModels models, LocalDate today) {

  public ObservationRules {
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(today, "today");
  }

  /**
   * What is planned for the quarter of a value that can be recorded. A quarter has ended from its last
   * day on: a count made before is one of a part of it, and would be posted as if it were the whole.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code OBSERVATION_QUARTER_OPEN} if the
   *     quarter ends after today; what {@link MeasureModels#require} refuses
   */
  MeasureModels.Planned require(Observation observation) {
    var planned = models.require(observation);
    var last = observation.quarter().last();
    if (last.isAfter(today)) {
      throw OBSERVATION_QUARTER_OPEN
          .because(
              "%s of %s ends on %s, and today is %s. Count it when it has ended, and record and approve it on that day or later."
                  .formatted(observation.quarter(), observation.effect(), last, today),
              "quarter",
              observation.quarter(),
              "ends",
              last)
          .toException();
    }
    return planned;
  }
}
