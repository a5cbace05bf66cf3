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
import org.commonpurse.api.operation.balance.BalancesOf;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.BalancesResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** The balances of a fund, by any combination of dimensions, as at a day and as known at a moment. */
@Path("/api/v1/funds/{fund}/balances")
@Produces(MediaType.APPLICATION_JSON)
public final class BalancesResource {

  private final Ledger ledger;

  BalancesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The balances asked for; a debit balance is positive, a credit balance negative. */
  @GET
  public BalancesResponse get(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var query = Queries.balances(fund, QueryParameters.of(uri));
    return BalancesResponse.of(new BalancesOf(ledger).run(query, Asking.sight(request)));
  }
}
