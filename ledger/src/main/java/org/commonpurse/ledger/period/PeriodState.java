package org.commonpurse.ledger.period;

import java.util.List;

/** How far a period is closed. */
public enum PeriodState {
  /** Everybody posts. */
  OPEN,
  /** Only the roles that the fund's rules name post. */
  SOFT_CLOSED,
  /** Nobody posts. */
  CLOSED,
  /** Nobody posts; one person has asked to reopen it, and another has to agree. */
  REOPENING;

  /** How a period stands after what was done to it, in order. */
  static PeriodState after(List<PeriodEvent> events) {
    if (events.isEmpty()) {
      return OPEN;
    }
    return switch (events.get(events.size() - 1).action()) {
      case SOFT_CLOSE -> SOFT_CLOSED;
      case CLOSE -> CLOSED;
      case ASK_TO_REOPEN -> REOPENING;
      case REOPEN -> OPEN;
    };
  }
}
