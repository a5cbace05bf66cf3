package org.commonpurse.ledger.reconciliation;

/** A line of each side that speak of the same payment, of the same amount. */
public record Match(PartnerItem theirs, FundItem ours, MatchRule rule) {

  public Match {
    if (theirs.pence() != ours.pence()) {
      throw new IllegalArgumentException("Matched lines have the same amount");
    }
  }
}
