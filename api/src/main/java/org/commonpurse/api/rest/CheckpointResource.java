package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.commonpurse.api.operation.proof.TakeCheckpoint;
import org.commonpurse.api.representation.CheckpointResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Where a fund's journal stands. */
@Path("/api/v1/funds/{fund}/checkpoint")
@Produces(MediaType.APPLICATION_JSON)
public final class CheckpointResource {

  private final Ledger ledger;

  CheckpointResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Where the journal stands, to be kept outside. */
  @GET
  public CheckpointResponse get(@PathParam("fund") FundCode fund) {
    return CheckpointResponse.of(new TakeCheckpoint(ledger).run(fund));
  }
}
