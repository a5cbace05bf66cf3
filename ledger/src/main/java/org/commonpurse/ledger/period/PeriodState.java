package org.commonpurse.ledger.period;

/** How far a period is closed. */
public enum PeriodState {
  /** Everybody posts. */
  OPEN,
  /** Only the roles that the fund's rules name post. */
  SOFT_CLOSED,
  /** Nobody posts. */
  CLOSED,
  /** Nobody posts; one person has asked to reopen it, and another has to agree. */
  REOPENING
}
