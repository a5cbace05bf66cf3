package org.commonpurse.ledger.rule;

/** What becomes of an entry that charges or credits a partner whose place another has taken. */
public enum EndedPartners {
  /** It is refused. */
  REFUSE,
  /**
   * It is posted to the successor, and its narrative says in whose place. An entry for a partner that
   * was split is refused: only its sender can say whose it is.
   */
  ROUTE
}
