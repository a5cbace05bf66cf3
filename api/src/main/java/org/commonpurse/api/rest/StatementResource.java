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
import org.commonpurse.api.operation.balance.StatementOf;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.StatementResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Statements of accounts and partners. */
@Path("/api/v1/funds/{fund}/statement")
@Produces(MediaType.APPLICATION_JSON)
public final class StatementResource {

  private final Ledger ledger;

  StatementResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The balance before, each posting with the balance after it, and the balance at the end. */
  @GET
  public StatementResponse get(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var query = Queries.statement(fund, QueryParameters.of(uri));
    return StatementResponse.of(new StatementOf(ledger).run(query, Asking.sight(request)));
  }
}
