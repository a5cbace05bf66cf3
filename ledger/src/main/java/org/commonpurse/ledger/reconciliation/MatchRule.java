package org.commonpurse.ledger.reconciliation;

/** Why two lines were taken for the same payment. */
public enum MatchRule {
  /** The references agree, letters and digits taken without regard to case, and so do the amounts. */
  REFERENCE_AND_AMOUNT,
  /** The amounts agree, and the days lie close together. */
  AMOUNT_WITHIN_DAYS
}
