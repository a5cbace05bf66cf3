package org.commonpurse.ledger.fund;

/** Whether a scheme would be there without the fund. */
public enum Provision {
  /** It was there before; what it costs beyond its baseline is additional. */
  EXISTING,
  /** It is there because of the fund; all that it costs is additional. */
  ADDITIONAL
}
