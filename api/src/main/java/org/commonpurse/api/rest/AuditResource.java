package org.commonpurse.api.rest;

import jakarta.ws.rs.Path;
import org.commonpurse.ledger.Ledger;

/** Who did what, of all funds, and of what is of none. */
@Path("/api/v1/audit")
public final class AuditResource extends AuditRoutes {

  AuditResource(Ledger ledger) {
    super(ledger);
  }
}
