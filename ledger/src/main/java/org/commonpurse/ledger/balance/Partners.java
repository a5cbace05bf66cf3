package org.commonpurse.ledger.balance;

/** Whether a partner and those it succeeded are shown apart or as one. */
public enum Partners {
  /** Each partner by itself, as the entries name it. */
  APART,
  /**
   * Each partner together with those it succeeded. Where a partner was split, each successor takes
   * its agreed part, to the penny.
   */
  TOGETHER
}
