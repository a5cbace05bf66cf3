package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.operation.allocation.FutureDues;
import org.commonpurse.api.representation.FutureDuesResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** What is owed in future years. */
@Path("/api/v1/funds/{fund}/future-dues")
@Produces(MediaType.APPLICATION_JSON)
public final class FutureDuesResource {

  private final Ledger ledger;

  FutureDuesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** In order of year; what is due on no day last. */
  @GET
  public FutureDuesResponse get(@PathParam("fund") FundCode fund) {
    return FutureDuesResponse.of(new FutureDues(ledger).run(fund));
  }
}
