package org.commonpurse.ledger.carepackage;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;

/**
 * What was recorded of a package, and when.
 *
 * @param row  what was recorded
 * @param recordedAt  when
 * @param by  who recorded it
 */
public record PackageRecording(PackageRow row, Instant recordedAt, Actor by) {

  public PackageRecording {
    Objects.requireNonNull(row, "row");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
  }
}
