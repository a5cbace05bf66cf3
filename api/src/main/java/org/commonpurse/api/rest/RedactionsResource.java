package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.operation.journal.ListRedactions;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.RedactionResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** What was taken out of a fund's entries. */
@Path("/api/v1/funds/{fund}/redactions")
@Produces(MediaType.APPLICATION_JSON)
public final class RedactionsResource {

  private final Ledger ledger;

  RedactionsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of it, in order. */
  @GET
  public ListResponse<RedactionResponse> list(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListRedactions(ledger).run(fund, Queries.list(asked)), RedactionResponse::of, asked);
  }
}
