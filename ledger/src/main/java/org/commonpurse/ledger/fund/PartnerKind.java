package org.commonpurse.ledger.fund;

/** What sort of organisation a partner is. */
public enum PartnerKind {
  /** A clinical commissioning group or, from July 2022, an integrated care board. */
  NHS_COMMISSIONER,
  /** A local authority. */
  COUNCIL,
  /** An NHS trust or foundation trust. */
  NHS_PROVIDER,
  /** A charity or social enterprise. */
  VOLUNTARY_PROVIDER,
  /** A company or other independent provider. */
  INDEPENDENT_PROVIDER;

  /** Whether such a partner commissions services. */
  public boolean isCommissioner() {
    return this == NHS_COMMISSIONER || this == COUNCIL;
  }

  /** Whether such a partner may pay contributions into a fund. */
  public boolean mayContribute() {
    return isCommissioner();
  }
}
