package org.commonpurse.ledger.audit;

/** What tells that something was done or tried. */
public enum AuditSource {
  /** An entry of a fund's chain. */
  ENTRY,
  /** An event of a fund's chain. */
  EVENT,
  /** The register of keys and roles. */
  ACCESS,
  /** What was noted of a request: that it was refused, or that it changed keys or roles. */
  REQUEST
}
