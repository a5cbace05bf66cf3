package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.proposal.ListWaiting;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ProposalResponses;
import org.commonpurse.ledger.Ledger;

/** What waits for whoever asks, in all funds. */
@Path("/api/v1/waiting")
@Produces(MediaType.APPLICATION_JSON)
public final class WaitingResource {

  private final Ledger ledger;
  private final Clock clock;

  WaitingResource(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Everything that they could answer now, in order of time. */
  @GET
  public ListResponse<ProposalResponses.Waiting> list(@Context ContainerRequestContext request) {
    var items = new ListWaiting(ledger, clock).run(Asking.of(request));
    return ListResponse.of(items, ProposalResponses.Waiting::of);
  }
}
