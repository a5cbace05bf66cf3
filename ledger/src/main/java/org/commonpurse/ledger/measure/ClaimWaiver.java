package org.commonpurse.ledger.measure;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;

/**
 * That somebody gave up the claim on a benefit that an approved value had.
 *
 * @param reason  why
 * @param reversal  the entry that takes back what the value had posted; empty where nothing of it stood
 * @param recordedAt  when
 * @param by  who gave it up
 */
public record ClaimWaiver(
    ClaimReason reason, Optional<Long> reversal, Instant recordedAt, Actor by) {

  public ClaimWaiver {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(reversal, "reversal");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
  }
}
