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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.allocation.ApplyAllocation;
import org.commonpurse.api.operation.allocation.DecideOnAllocation;
import org.commonpurse.api.operation.allocation.ListAllocations;
import org.commonpurse.api.operation.allocation.NetPayments;
import org.commonpurse.api.operation.allocation.PayDues;
import org.commonpurse.api.operation.allocation.PreviewAllocation;
import org.commonpurse.api.operation.allocation.RerunHistory;
import org.commonpurse.api.operation.allocation.ShowAllocation;
import org.commonpurse.api.operation.allocation.TakePosition;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.AllocationsResponse;
import org.commonpurse.api.representation.HistoryResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.PaymentsResponse;
import org.commonpurse.api.representation.RevisionResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** What the agreements of a fund give when they are applied to its books, with the working. */
@Path("/api/v1/funds/{fund}/allocations")
@Produces(MediaType.APPLICATION_JSON)
public final class AllocationsResource {

  private final Ledger ledger;

  private final Seeing seeing;

  AllocationsResource(Ledger ledger, Seeing seeing) {
    this.ledger = ledger;
    this.seeing = seeing;
  }

  /** Works out what the agreements in force give for a period, and records nothing. */
  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public AllocationsResponse preview(@PathParam("fund") FundCode fund, Document body) {
    return AllocationsResponse.of(new PreviewAllocation(ledger).run(fund, body));
  }

  /** The same, posting what it charges. Applying again posts nothing new. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public AllocationsResponse apply(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return AllocationsResponse.of(new ApplyAllocation(ledger).run(fund, body, acting.caller()));
  }

  /** Every revision of every allocation, in the order in which they were recorded. */
  @GET
  public ListResponse<RevisionResponse> list(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListAllocations(ledger).run(fund, Queries.list(asked)),
        RevisionResponse::heading,
        asked);
  }

  /** One revision, with the figures it was made from. */
  @GET
  @Path("/{id}")
  @Answers(
      status = {200, 304},
      value = RevisionResponse.class)
  public Response get(
      @PathParam("fund") FundCode fund, @PathParam("id") String id, @Context HttpHeaders headers) {
    return Tags.answer(headers, RevisionResponse.whole(new ShowAllocation(ledger).run(fund, id)));
  }

  /** Records a decision of the board that overrides what a clause gave, and posts the difference. */
  @POST
  @Path("/decisions")
  @Consumes(MediaType.APPLICATION_JSON)
  public RevisionResponse decide(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return RevisionResponse.of(new DecideOnAllocation(ledger).run(fund, body, acting.caller()));
  }

  /** Records where a partner stands on its part of a clause; posts nothing. */
  @POST
  @Path("/positions")
  @Consumes(MediaType.APPLICATION_JSON)
  public RevisionResponse takePosition(
      @PathParam("fund") FundCode fund,
      @BeanParam Acting acting,
      @Context ContainerRequestContext request,
      Document body) {
    seeing.requireOwn(request, fund, body);
    return RevisionResponse.of(new TakePosition(ledger).run(fund, body, acting.caller()));
  }

  /** What every year would have come to under a proposed agreement; records nothing. */
  @POST
  @Path("/rerun")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public HistoryResponse rerun(@PathParam("fund") FundCode fund, Document proposed) {
    return HistoryResponse.of(new RerunHistory(ledger).run(fund, proposed));
  }

  /** The payments that settle what is due, and what disputes hold back; records nothing. */
  @GET
  @Path("/payments")
  public PaymentsResponse payments(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return PaymentsResponse.of(
        new NetPayments(ledger).run(fund, Queries.dueBy(asked), Queries.list(asked)), asked);
  }

  /** Pays what is due: all by a day, one partner's, or the dues that are named. */
  @POST
  @Path("/payments")
  @Consumes(MediaType.APPLICATION_JSON)
  public PaymentsResponse pay(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    var caller = new Caller(acting.actor(), Optional.of(acting.requiredKey()));
    return PaymentsResponse.of(new PayDues(ledger).run(fund, body, caller));
  }
}
