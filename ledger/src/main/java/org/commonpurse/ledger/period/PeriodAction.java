package org.commonpurse.ledger.period;

/** What somebody did to a period. */
public enum PeriodAction {
  /** Closed it to all but some roles. */
  SOFT_CLOSE,
  /** Closed it to everybody. */
  CLOSE,
  /** Asked for it to be opened again. */
  ASK_TO_REOPEN,
  /** Agreed to what another had asked, which opens it. */
  REOPEN
}
