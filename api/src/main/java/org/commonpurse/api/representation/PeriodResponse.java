package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.period.PeriodStatus;

/**
 * How a period stands and how it came to be so.
 *
 * @param id  what paths have, such as {@code 2023-24-07}
 * @param period  such as {@code 2023-24/07}
 */
public record PeriodResponse(String id, String period, String state, List<EventResponse> events) {

  /** One act on a period. */
  public record EventResponse(String action, String by, String reason, String recordedAt) {}

  /** The period. */
  public static PeriodResponse of(PeriodStatus status) {
    return new PeriodResponse(
        status.period().id(),
        status.period().toString(),
        WireName.of(status.state()),
        status.events().stream()
            .map(
                event ->
                    new EventResponse(
                        WireName.of(event.action()),
                        event.by().name(),
                        event.reason(),
                        event.recordedAt().toString()))
            .toList());
  }
}
