package org.commonpurse.ledger.period;

import java.util.List;
import org.commonpurse.ledger.calendar.Period;

/**
 * How a period stands and how it came to be so.
 *
 * @param period  the period
 * @param state  how far it is closed
 * @param events  what was done to it, in order
 */
public record PeriodStatus(Period period, PeriodState state, List<PeriodEvent> events) {

  public PeriodStatus {
    events = List.copyOf(events);
  }

  /** How a period stands after what was done to it, in order. */
  public static PeriodStatus after(Period period, List<PeriodEvent> events) {
    return new PeriodStatus(period, PeriodState.after(events), events);
  }

  /** How it stood after the first so many events. */
  public PeriodStatus afterFirst(int count) {
    return after(period, events.subList(0, count));
  }
}
