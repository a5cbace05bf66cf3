package org.commonpurse.ledger.period;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.Actor;

/**
 * One act on a period. All of them are kept.
 *
 * @param period  the period
 * @param action  what was done
 * @param by  who did it
 * @param reason  why; may be empty where closing needs no reason
 * @param recordedAt  when
 */
public record PeriodEvent(
    Period period, PeriodAction action, Actor by, String reason, Instant recordedAt) {

  public PeriodEvent {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}
