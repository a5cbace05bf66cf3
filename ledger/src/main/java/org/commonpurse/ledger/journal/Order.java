package org.commonpurse.ledger.journal;

/** From which end of the journal entries are read. */
public enum Order {
  /** In order of sequence. */
  OLDEST,
  /** Against the order of sequence. */
  NEWEST
}
