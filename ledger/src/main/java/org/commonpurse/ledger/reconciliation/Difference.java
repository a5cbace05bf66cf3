package org.commonpurse.ledger.reconciliation;

/** A line of each side with the same reference but another amount. */
public record Difference(PartnerItem theirs, FundItem ours) {

  /** What the partner says it paid, less what the fund received, in whole pence. */
  public long pence() {
    return Math.subtractExact(theirs.pence(), ours.pence());
  }
}
