package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.operation.proof.VerifyBooks;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.VerificationResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** The proof that a fund's journal is what was recorded. */
@Path("/api/v1/funds/{fund}/verification")
@Produces(MediaType.APPLICATION_JSON)
public final class VerificationResource {

  private final Ledger ledger;

  VerificationResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Replays the journal and compares everything with what is stored. The answer is 200 also where
   * something is broken; it says so, and names the first broken entry.
   */
  @GET
  public VerificationResponse verify(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var known = Queries.checkpoint(QueryParameters.of(uri));
    return VerificationResponse.of(new VerifyBooks(ledger).run(fund, known));
  }
}
