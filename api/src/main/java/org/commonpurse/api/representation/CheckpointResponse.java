package org.commonpurse.api.representation;

import org.commonpurse.ledger.verify.Checkpoint;

/**
 * Where a journal stands.
 *
 * @param checkpoint  all of it as the line that is kept outside
 * @param seal  of the last entry
 * @param sequence  of the last entry
 */
public record CheckpointResponse(String checkpoint, String fund, String seal, long sequence) {

  /** The checkpoint. */
  public static CheckpointResponse of(Checkpoint checkpoint) {
    return new CheckpointResponse(
        checkpoint.toString(), checkpoint.fund().value(), checkpoint.seal(), checkpoint.sequence());
  }
}
