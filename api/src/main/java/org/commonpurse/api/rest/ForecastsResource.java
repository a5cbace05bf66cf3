package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.commonpurse.api.operation.forecast.ListForecasts;
import org.commonpurse.api.operation.forecast.OutcomeOfForecasts;
import org.commonpurse.api.operation.forecast.RecordForecast;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ForecastResponses.ForecastOutcomesResponse;
import org.commonpurse.api.representation.ForecastResponses.ForecastResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** What was forecast for a fund, and what came of it. */
@Path("/api/v1/funds/{fund}/forecasts")
@Produces(MediaType.APPLICATION_JSON)
public final class ForecastsResource {

  private final Ledger ledger;
  private final Clock clock;

  ForecastsResource(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The forecasts that were recorded. */
  @GET
  public ListResponse<ForecastResponse> list(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListForecasts(ledger).run(fund, Queries.known(asked), Queries.list(asked)),
        ForecastResponse::of,
        asked);
  }

  /** Works a plan out from the books and records what it comes to. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ForecastResponse record(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return ForecastResponse.of(new RecordForecast(ledger).run(fund, body, acting.caller()));
  }

  /** How good the forecasts were. */
  @GET
  @Path("/outcome")
  public ForecastOutcomesResponse outcome(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var view = Queries.view(QueryParameters.of(uri));
    return ForecastOutcomesResponse.of(new OutcomeOfForecasts(ledger, clock).run(fund, view));
  }
}
