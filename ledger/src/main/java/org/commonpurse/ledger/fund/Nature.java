package org.commonpurse.ledger.fund;

/** Whether money is for lasting assets or for running costs. The two are never netted silently. */
public enum Nature {
  /** For lasting assets, such as adaptations of homes. */
  CAPITAL,
  /** For running costs. */
  REVENUE
}
