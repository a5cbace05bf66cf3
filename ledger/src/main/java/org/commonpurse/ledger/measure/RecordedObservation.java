package org.commonpurse.ledger.measure;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;

/**
 * A value as it was observed and recorded. It stays; a corrected value is the next revision of its
 * quarter.
 *
 * @param observation  what was observed
 * @param revision  how often the quarter was told by then, from 1
 * @param recordedAt  when it was recorded
 * @param by  who recorded it
 * @param approval  that it was approved; empty before that, and then it does not count
 */
public record RecordedObservation(
    Observation observation,
    int revision,
    Instant recordedAt,
    Actor by,
    Optional<ObservationApproval> approval) {

  /** By effect, quarter and revision. */
  public static final Comparator<RecordedObservation> IN_ORDER =
      comparing((RecordedObservation each) -> each.observation().effect())
          .thenComparing(each -> each.observation().quarter())
          .thenComparing(RecordedObservation::revision);

  public RecordedObservation {
    Objects.requireNonNull(observation, "observation");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(approval, "approval");
  }
}
