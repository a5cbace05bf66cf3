package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.ledger.period.PeriodStatus;

/**
 * How a period stands and how it came to be so.
 *
 * @param period  such as {@code 2023-24/07}
 */
public record PeriodAnswer(String period, String state, List<EventAnswer> events) {

  /** One act on a period. */
  public record EventAnswer(String action, String by, String reason, String recordedAt) {}

  /** The period. */
  public static PeriodAnswer of(PeriodStatus status) {
    return new PeriodAnswer(
        status.period().toString(),
        Json.word(status.state()),
        status.events().stream()
            .map(
                event ->
                    new EventAnswer(
                        Json.word(event.action()),
                        event.by().name(),
                        event.reason(),
                        event.recordedAt().toString()))
            .toList());
  }
}
