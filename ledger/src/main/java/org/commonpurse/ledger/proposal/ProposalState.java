package org.commonpurse.ledger.proposal;

/** How a proposal stands. */
public enum ProposalState {
  /** It waits for an answer. */
  OPEN,
  /** Everybody whose consent it needs consented, and it was carried out. */
  CARRIED_OUT,
  /** Somebody whose consent it needs refused it. */
  REFUSED,
  /** Whoever made it took it back. */
  WITHDRAWN,
  /** Nobody answered in time. */
  EXPIRED
}
