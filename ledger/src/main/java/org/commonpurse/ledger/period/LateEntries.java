package org.commonpurse.ledger.period;

/** What becomes of an entry that counts in a closed period. */
public enum LateEntries {
  /** It is refused. */
  REFUSE,
  /** It counts on the first day of the next open period, and keeps the day its sender gave. */
  ROUTE
}
