package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.operation.access.AccessRequests;
import org.commonpurse.api.operation.access.DelegateRole;
import org.commonpurse.api.operation.access.EndDelegation;
import org.commonpurse.api.operation.input.Reason;
import org.commonpurse.api.representation.AccessResponses;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** Keys and roles in one fund, for whoever manages or reviews access there. */
@Path("/api/v1/funds/{fund}/access")
@Produces(MediaType.APPLICATION_JSON)
public final class FundAccessResource extends AccessRoutes {

  private final Ledger ledger;
  private final Clock clock;

  FundAccessResource(Ledger ledger, Clock clock, List<Issuer> issuers) {
    super(ledger, clock, issuers);
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Lets somebody else answer in one's place. */
  @POST
  @Path("/delegations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(status = 201, value = AccessResponses.GrantResponse.class)
  public Response delegate(
      @PathParam("fund") FundCode fund,
      @Context ContainerRequestContext request,
      @BeanParam Acting acting,
      Document body) {
    var caller = acting.caller();
    var grant = AccessRequests.delegation(fund, body, caller.actor());
    var given =
        new DelegateRole(ledger, clock)
            .run(grant, AccessRequests.reason(body), Asking.of(request), caller);
    return created(AccessResponses.GrantResponse.of(given, clock.instant()));
  }

  /** Ends that early. */
  @POST
  @Path("/delegations/{grant}/end")
  @Consumes(MediaType.APPLICATION_JSON)
  public AccessResponses.GrantResponse end(
      @PathParam("fund") FundCode fund,
      @PathParam("grant") long grant,
      @BeanParam Acting acting,
      Document body) {
    var ended = new EndDelegation(ledger).run(fund, grant, Reason.read(body), acting.caller());
    return AccessResponses.GrantResponse.of(ended, clock.instant());
  }
}
