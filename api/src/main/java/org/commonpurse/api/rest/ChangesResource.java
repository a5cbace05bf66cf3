package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.balance.ChangesBetween;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ChangesResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** What changed between two views of the books of a fund, and the entries that explain it. */
@Path("/api/v1/funds/{fund}/changes")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource {

  private final Ledger ledger;

  ChangesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The balances in both views, and the entries that count in one of them only. */
  @GET
  public ChangesResponse get(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var asked = QueryParameters.of(uri);
    var query = Queries.changes(fund, asked);
    return ChangesResponse.of(new ChangesBetween(ledger).run(query, Asking.sight(request)), asked);
  }
}
