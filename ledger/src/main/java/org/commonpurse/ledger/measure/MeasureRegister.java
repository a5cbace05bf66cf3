package org.commonpurse.ledger.measure;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/** Records what funds measure. What was recorded stays; what is recorded later stands beside it. */
public interface MeasureRegister extends MeasureArchive {

  /**
   * Adds a version of the model. Adding the same text again changes nothing.
   *
   * @param version  1 or more
   * @return the version as archived
   * @throws org.commonpurse.ledger.problem.ProblemException {@code MEASURE_MODEL_DIFFERS} if that
   *     version has another text
   */
  MeasureDocument addModel(FundCode fund, int version, String document, Actor by);

  /**
   * Records observed values together, all or none, in whatever order they are given. A value that is
   * the newest of its quarter, word for word, is not recorded again, unless its claim was given up: then
   * it is the next revision, which can be approved anew.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code MEASURE_OBSERVED_TWICE} if two of
   *     them are of one effect and quarter
   */
  RecordedObservations observe(FundCode fund, List<Observation> observations, Actor by);

  /**
   * Records that an observed value was approved.
   *
   * @param result  what it came to
   * @throws IllegalArgumentException if there is no such value, or it was approved before
   */
  RecordedObservation approve(
      FundCode fund, RecordedObservation observation, String result, Actor by);

  /**
   * Records that the claim of an approved value was given up.
   *
   * @param reversal  the entry that takes back what it had posted
   * @throws IllegalArgumentException if the value was not approved, or given up before
   */
  RecordedObservation giveUp(
      FundCode fund,
      RecordedObservation observation,
      ClaimReason reason,
      Optional<Long> reversal,
      Actor by);
}
