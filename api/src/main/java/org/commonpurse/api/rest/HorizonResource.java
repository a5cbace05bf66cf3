package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.balance.HorizonOf;
import org.commonpurse.api.representation.HorizonResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Where the costs of a fund fall and its savings land, by partner and year. */
@Path("/api/v1/funds/{fund}/horizon")
@Produces(MediaType.APPLICATION_JSON)
public final class HorizonResource {

  private final Ledger ledger;

  HorizonResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The horizon of a fund. */
  @GET
  public HorizonResponse get(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return HorizonResponse.of(new HorizonOf(ledger).run(fund, Asking.sight(request)));
  }
}
