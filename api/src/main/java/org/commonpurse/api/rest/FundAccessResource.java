package org.commonpurse.api.rest;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.ledger.Ledger;

/** Keys and roles in one fund, for whoever manages or reviews access there. */
@Path("/api/v1/funds/{fund}/access")
@Produces(MediaType.APPLICATION_JSON)
public final class FundAccessResource extends AccessRoutes {

  FundAccessResource(Ledger ledger, Clock clock, List<Issuer> issuers) {
    super(ledger, clock, issuers);
  }
}
