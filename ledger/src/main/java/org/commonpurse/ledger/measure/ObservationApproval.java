package org.commonpurse.ledger.measure;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;

/**
 * That somebody approved an observed value, and what it came to.
 *
 * @param result  what it came to, as it was worked out then
 * @param recordedAt  when
 * @param by  who approved it
 */
public record ObservationApproval(String result, Instant recordedAt, Actor by) {

  public ObservationApproval {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
  }
}
