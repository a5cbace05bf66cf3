package org.commonpurse.api.representation;

import org.commonpurse.ledger.verify.Checkpoint;

/**
 * Where a journal stands.
 *
 * @param sequence  of the last entry
 * @param seal  of the last entry
 * @param checkpoint  all of it as the line that is kept outside
 */
public record CheckpointResponse(String fund, long sequence, String seal, String checkpoint) {

  /** The checkpoint. */
  public static CheckpointResponse of(Checkpoint checkpoint) {
    return new CheckpointResponse(
        checkpoint.fund().value(), checkpoint.sequence(), checkpoint.seal(), checkpoint.toString());
  }
}
