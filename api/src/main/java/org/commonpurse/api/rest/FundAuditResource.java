package org.commonpurse.api.rest;

import jakarta.ws.rs.Path;
import org.commonpurse.ledger.Ledger;

/** Who did what, of one fund. */
@Path("/api/v1/funds/{fund}/audit")
public final class FundAuditResource extends AuditRoutes {

  FundAuditResource(Ledger ledger) {
    super(ledger);
  }
}
