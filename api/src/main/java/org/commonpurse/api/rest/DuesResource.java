package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.allocation.DuesOf;
import org.commonpurse.api.operation.allocation.TakeDuePosition;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.DuesResponse;
import org.commonpurse.api.representation.DuesResponse.DueResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** What is due from partners and to them. */
@Path("/api/v1/funds/{fund}/dues")
@Produces(MediaType.APPLICATION_JSON)
public final class DuesResource {

  private final Ledger ledger;

  private final Seeing seeing;

  DuesResource(Ledger ledger, Seeing seeing) {
    this.ledger = ledger;
    this.seeing = seeing;
  }

  /** Since when, what for, and how much of it is settled or held back; the oldest first. */
  @GET
  public DuesResponse get(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return DuesResponse.of(
        new DuesOf(ledger).run(fund, Queries.dues(asked), Queries.list(asked)), asked);
  }

  /** Records where a partner stands on a due that no allocation raised. */
  @POST
  @Path("/{entry}/positions")
  @Consumes(MediaType.APPLICATION_JSON)
  public DueResponse take(
      @PathParam("fund") FundCode fund,
      @PathParam("entry") long entry,
      @BeanParam Acting acting,
      @Context ContainerRequestContext request,
      Document body) {
    seeing.requireOwn(request, fund, body);
    return DueResponse.of(new TakeDuePosition(ledger).run(fund, entry, body, acting.caller()));
  }
}
