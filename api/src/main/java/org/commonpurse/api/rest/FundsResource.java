package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FUND_DIFFERS;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.Function;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.fund.AmendFund;
import org.commonpurse.api.operation.fund.ListFunds;
import org.commonpurse.api.operation.fund.RegisterFund;
import org.commonpurse.api.operation.fund.ShowFund;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.representation.FundResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.SchemeResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;

/** The funds of the ledger, with their partners, schemes and streams. */
@Path("/api/v1/funds")
@Produces(MediaType.APPLICATION_JSON)
public final class FundsResource {

  private final Ledger ledger;

  private final Seeing seeing;

  FundsResource(Ledger ledger, Seeing seeing) {
    this.ledger = ledger;
    this.seeing = seeing;
  }

  /** All funds that whoever asks may see, in order of code. */
  @GET
  public ListResponse<FundResponse> list(
      @Context UriInfo uri, @Context ContainerRequestContext request) {
    var asked = QueryParameters.of(uri);
    var requester = Asking.of(request);
    var seen =
        new ListFunds(ledger)
            .run(Queries.list(asked), fund -> requester.may(Permission.READ_BOOKS, fund));
    return ListResponse.of(
        seen,
        fund -> FundResponse.of(fund, seeing.of(requester, Permission.READ_BOOKS, fund.code())),
        asked);
  }

  /** Registers a fund; an identical one changes nothing. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(status = 201, value = FundResponse.class)
  public Response register(@BeanParam Acting acting, Document body) {
    var fund = new RegisterFund(ledger).run(body, acting.caller());
    return Response.created(URI.create("/api/v1/funds/" + fund.code()))
        .entity(FundResponse.of(fund))
        .build();
  }

  /** One fund, as the document that it could be registered with. */
  @GET
  @Path("/{fund}")
  @Answers(
      status = {200, 304},
      value = FundResponse.class)
  public Response get(
      @PathParam("fund") FundCode fund,
      @Context HttpHeaders headers,
      @Context ContainerRequestContext request) {
    return Tags.answer(headers, fund(fund, request));
  }

  /** Replaces a fund by a newer version of itself. */
  @PUT
  @Path("/{fund}")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(FundResponse.class)
  public Response amend(
      @PathParam("fund") FundCode fund,
      @Context HttpHeaders headers,
      @BeanParam Acting acting,
      Document body) {
    var expected = Tags.<Fund>expected(headers, FundResponse::of);
    var input = AmendFund.Input.read(body, expected, acting.caller());
    var newer = input.newer();
    if (!newer.code().equals(fund)) {
      throw SERVICE_FUND_DIFFERS
          .because(
              "The body describes the fund " + newer.code() + ", but the path names " + fund + ".",
              "path",
              fund,
              "body",
              newer.code())
          .toException();
    }
    return Tags.answer(FundResponse.of(new AmendFund(ledger).run(input)));
  }

  /** The partners of a fund, in its order. */
  @GET
  @Path("/{fund}/partners")
  public ListResponse<FundResponse.PartnerResponse> partners(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return ListResponse.of(fund(fund, request).partners(), Function.identity());
  }

  /** The schemes of a fund. */
  @GET
  @Path("/{fund}/schemes")
  public ListResponse<SchemeResponse> schemes(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return ListResponse.of(fund(fund, request).schemes(), Function.identity());
  }

  /** The streams of a fund. */
  @GET
  @Path("/{fund}/streams")
  public ListResponse<FundResponse.StreamResponse> streams(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return ListResponse.of(fund(fund, request).streams(), Function.identity());
  }

  private FundResponse fund(FundCode fund, ContainerRequestContext request) {
    return FundResponse.of(new ShowFund(ledger).run(fund), Asking.sight(request));
  }
}
