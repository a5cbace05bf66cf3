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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.Seeing;
import org.commonpurse.api.operation.input.Reason;
import org.commonpurse.api.operation.proposal.AnswerProposal;
import org.commonpurse.api.operation.proposal.ListProposals;
import org.commonpurse.api.operation.proposal.MakeProposal;
import org.commonpurse.api.operation.proposal.ShowProposal;
import org.commonpurse.api.operation.proposal.WithdrawProposal;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ProposalResponses;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** What was proposed in a fund because it needs a second person. */
@Path("/api/v1/funds/{fund}/proposals")
@Produces(MediaType.APPLICATION_JSON)
public final class ProposalsResource {

  private static final String ONE = "/{proposal: [0-9]{1,18}}";

  private final Ledger ledger;
  private final Seeing seeing;
  private final Clock clock;

  ProposalsResource(Ledger ledger, Seeing seeing, Clock clock) {
    this.ledger = ledger;
    this.seeing = seeing;
    this.clock = clock;
  }

  /** What was proposed and how it stands. */
  @GET
  public ListResponse<ProposalResponses.Summary> list(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var asked = QueryParameters.of(uri);
    var sight = Asking.sight(request);
    var now = clock.instant();
    return ListResponse.of(
        new ListProposals(ledger).run(fund, Queries.list(asked)),
        proposal -> ProposalResponses.Summary.of(proposal, proposal.state(now), sight),
        asked);
  }

  /** Proposes an act, of which one must be allowed to do it oneself but for the second person. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(status = 201, value = ProposalResponses.Told.class)
  public Response make(
      @PathParam("fund") FundCode fund,
      @BeanParam Acting acting,
      @Context ContainerRequestContext request,
      Document body) {
    var input = MakeProposal.Input.read(fund, body);
    var proposed = input.operation().spec();
    var requester = Asking.of(request);
    requester.require(proposed.permission(), fund);
    requester.requireUse(proposed.name());
    if (proposed.permission().isForOnesPartner()) {
      seeing.requireOwn(request, fund, input.document());
    }
    var made = new MakeProposal(ledger, clock).run(input, acting.posting(), requester.credential());
    return Response.created(
            URI.create("/api/v1/funds/%s/proposals/%d".formatted(fund, made.number())))
        .entity(ProposalResponses.Told.of(made))
        .build();
  }

  /** One, word for word. */
  @GET
  @Path(ONE)
  public ProposalResponses.Whole get(
      @PathParam("fund") FundCode fund,
      @PathParam("proposal") long number,
      @Context ContainerRequestContext request) {
    return ProposalResponses.Whole.of(
        new ShowProposal(ledger, clock).run(fund, number, Asking.sight(request)));
  }

  /** Approves, signs or refuses it. */
  @POST
  @Path(ONE + "/answers")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ProposalResponses.Told answer(
      @PathParam("fund") FundCode fund,
      @PathParam("proposal") long number,
      @BeanParam Acting acting,
      @Context ContainerRequestContext request,
      Document body) {
    var answer = AnswerProposal.read(body);
    return ProposalResponses.Told.of(
        new AnswerProposal(ledger, clock)
            .run(fund, number, answer, Asking.of(request), acting.caller()));
  }

  /** Takes it back. */
  @POST
  @Path(ONE + "/withdrawal")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ProposalResponses.Told withdraw(
      @PathParam("fund") FundCode fund,
      @PathParam("proposal") long number,
      @BeanParam Acting acting,
      @Context ContainerRequestContext request,
      Document body) {
    var credential = Asking.of(request).credential();
    return ProposalResponses.Told.of(
        new WithdrawProposal(ledger)
            .run(fund, number, Reason.read(body), acting.caller(), credential));
  }
}
