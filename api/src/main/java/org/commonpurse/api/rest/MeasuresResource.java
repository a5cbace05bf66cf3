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
import org.commonpurse.api.operation.measure.ApproveObservation;
import org.commonpurse.api.operation.measure.CompareRealised;
import org.commonpurse.api.operation.measure.GiveUpClaim;
import org.commonpurse.api.operation.measure.ImportObservations;
import org.commonpurse.api.operation.measure.ListClaims;
import org.commonpurse.api.operation.measure.ListMeasureModels;
import org.commonpurse.api.operation.measure.ListMeasuredYears;
import org.commonpurse.api.operation.measure.ListObservations;
import org.commonpurse.api.operation.measure.ObserveMeasure;
import org.commonpurse.api.operation.measure.RecordMeasures;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.MeasureResponses.ClaimResponse;
import org.commonpurse.api.representation.MeasureResponses.MeasureModelResponse;
import org.commonpurse.api.representation.MeasureResponses.MeasuredYearResponse;
import org.commonpurse.api.representation.MeasureResponses.ObservationReceipt;
import org.commonpurse.api.representation.MeasureResponses.ObservationResponse;
import org.commonpurse.api.representation.MeasureResponses.RealisedResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** What a fund measures. */
@Path("/api/v1/funds/{fund}/measures")
@Produces(MediaType.APPLICATION_JSON)
public final class MeasuresResource {

  private final Ledger ledger;

  MeasuresResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The versions of the model. */
  @GET
  @Path("/models")
  public ListResponse<MeasureModelResponse> models(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListMeasureModels(ledger).run(fund, Queries.measures(asked), Queries.list(asked)),
        MeasureModelResponse::of,
        asked);
  }

  /** Records a version of the model; the same again changes nothing. */
  @POST
  @Path("/models")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public RecordMeasures.Output model(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return new RecordMeasures(ledger).run(fund, body, acting.caller());
  }

  /** The values observed. */
  @GET
  @Path("/observations")
  public ListResponse<ObservationResponse> observations(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListObservations(ledger).run(fund, Queries.measures(asked), Queries.list(asked)),
        ObservationResponse::of,
        asked);
  }

  /** Records an observed value; the same again changes nothing. */
  @POST
  @Path("/observations")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ObservationReceipt observe(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return ObservationReceipt.of(new ObserveMeasure(ledger).run(fund, body, acting.caller()));
  }

  /** Records a file of observed values, all of it or nothing. */
  @POST
  @Path("/observations/import")
  @Consumes("text/csv")
  public ImportObservations.Output load(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Upload body) {
    return new ImportObservations(ledger)
        .run(fund, DocumentBodyReader.SOURCE, body.bytes(), acting.caller());
  }

  /** Approves an observed value; the same again posts nothing. */
  @POST
  @Path("/approvals")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ClaimResponse approve(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return ClaimResponse.of(new ApproveObservation(ledger).run(fund, body, acting.caller()));
  }

  /** Gives up a claim; the same again posts nothing. */
  @POST
  @Path("/waivers")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ObservationResponse giveUp(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return ObservationResponse.of(new GiveUpClaim(ledger).run(fund, body, acting.caller()));
  }

  /** What the savings and extra costs of each year rest on. */
  @GET
  @Path("/years")
  public ListResponse<MeasuredYearResponse> years(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListMeasuredYears(ledger).run(fund, Queries.measures(asked), Queries.list(asked)),
        MeasuredYearResponse::of,
        asked);
  }

  /** Realised against planned. */
  @GET
  @Path("/realised")
  public ListResponse<RealisedResponse> realised(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new CompareRealised(ledger).run(fund, Queries.measures(asked), Queries.list(asked)),
        RealisedResponse::of,
        asked);
  }

  /** The claims register. */
  @GET
  @Path("/claims")
  public ListResponse<ClaimResponse> claims(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListClaims(ledger).run(fund, Queries.measures(asked), Queries.list(asked)),
        ClaimResponse::of,
        asked);
  }
}
