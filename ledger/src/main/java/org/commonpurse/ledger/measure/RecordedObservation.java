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
 * @param waiver  that the claim of the approved value was given up, and then it no longer counts
 */
public record RecordedObservation(
    Observation observation,
    int revision,
    Instant recordedAt,
    Actor by,
    Optional<ObservationApproval> approval,
    Optional<ClaimWaiver> waiver) {

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
    Objects.requireNonNull(waiver, "waiver");
    if (waiver.isPresent() && approval.isEmpty()) {
      throw new IllegalArgumentException("A value that was not approved has no claim to give up");
    }
  }

  /** A value that nobody has approved yet. */
  public RecordedObservation(Observation observation, int revision, Instant recordedAt, Actor by) {
    this(observation, revision, recordedAt, by, Optional.empty(), Optional.empty());
  }

  /** The same, approved. */
  public RecordedObservation approved(ObservationApproval given) {
    return new RecordedObservation(
        observation, revision, recordedAt, by, Optional.of(given), Optional.empty());
  }

  /** The same, with its claim given up. */
  public RecordedObservation givenUp(ClaimWaiver given) {
    return new RecordedObservation(
        observation, revision, recordedAt, by, approval, Optional.of(given));
  }
}
