package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.SignedCheckpoint;

/**
 * Where a fund's chain stands.
 *
 * @param checkpoint  all of it as the line that is kept outside
 * @param events  how many events stand in the chain
 * @param seal  of the last link
 * @param sequence  of the last entry
 * @param signatures  Ed25519 over the line, in Base64; absent where nobody signed
 */
public record CheckpointResponse(
    String checkpoint,
    Optional<Long> events,
    String fund,
    String seal,
    long sequence,
    Optional<List<String>> signatures) {

  /** The checkpoint. */
  public static CheckpointResponse of(Checkpoint checkpoint) {
    return of(new SignedCheckpoint(checkpoint, List.of()));
  }

  /** The checkpoint with its signatures. */
  public static CheckpointResponse of(SignedCheckpoint signed) {
    var checkpoint = signed.checkpoint();
    return new CheckpointResponse(
        checkpoint.toString(),
        checkpoint.events(),
        checkpoint.fund().value(),
        checkpoint.seal(),
        checkpoint.sequence(),
        Optional.of(signed.signatures()).filter(present -> !present.isEmpty()));
  }
}
