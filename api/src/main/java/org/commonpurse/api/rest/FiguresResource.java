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
import org.commonpurse.api.operation.balance.ListFigures;
import org.commonpurse.api.operation.balance.TraceFigure;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.FigureResponses.FiguresResponse;
import org.commonpurse.api.representation.FigureResponses.TraceResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** The figures of reports by name, and the entries behind each. */
@Path("/api/v1/funds/{fund}/figures")
@Produces(MediaType.APPLICATION_JSON)
public final class FiguresResource {

  private final Ledger ledger;

  FiguresResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Every figure of the horizon, by partner and year. */
  @GET
  public FiguresResponse list(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var asked = QueryParameters.of(uri);
    return FiguresResponse.of(
        new ListFigures(ledger)
            .run(fund, Queries.view(asked), Queries.list(asked), Asking.sight(request)),
        asked);
  }

  /** One figure, and what it is added up from. */
  @GET
  @Path("/{reference}")
  public TraceResponse trace(
      @PathParam("fund") FundCode fund,
      @PathParam("reference") String reference,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var asked = QueryParameters.of(uri);
    return TraceResponse.of(
        new TraceFigure(ledger)
            .run(fund, reference, Queries.view(asked), Queries.list(asked), Asking.sight(request)),
        asked);
  }
}
