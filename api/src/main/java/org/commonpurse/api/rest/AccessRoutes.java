package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.access.AccessRequests;
import org.commonpurse.api.operation.access.CreateKey;
import org.commonpurse.api.operation.access.End;
import org.commonpurse.api.operation.access.GrantRole;
import org.commonpurse.api.operation.access.LastAdministrator;
import org.commonpurse.api.operation.access.ListKeys;
import org.commonpurse.api.operation.access.Reach;
import org.commonpurse.api.operation.access.ReviewAccess;
import org.commonpurse.api.operation.access.RevokeKey;
import org.commonpurse.api.operation.access.WithdrawRole;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.representation.AccessResponses.GrantResponse;
import org.commonpurse.api.representation.AccessResponses.KeyResponse;
import org.commonpurse.api.representation.AccessResponses.ReviewedResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;

/** The routes to keys and roles, in all funds or in the one that the path names. */
public abstract class AccessRoutes {

  private final Ledger ledger;
  private final Clock clock;
  private final List<Issuer> issuers;

  AccessRoutes(Ledger ledger, Clock clock, List<Issuer> issuers) {
    this.ledger = ledger;
    this.clock = clock;
    this.issuers = issuers;
  }

  private static Reach reach(ContainerRequestContext request) {
    return new Reach(AccessFilter.fund(request), Asking.of(request).scope());
  }

  /** The keys, without themselves. */
  @GET
  @Path("/keys")
  public ListResponse<KeyResponse> keys(@Context ContainerRequestContext request) {
    var now = clock.instant();
    return ListResponse.of(
        new ListKeys(ledger).run(reach(request)), key -> KeyResponse.of(key, now));
  }

  /** Makes a key, and shows it this once. */
  @POST
  @Path("/keys")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(status = 201, value = KeyResponse.class)
  public Response create(
      @Context ContainerRequestContext request, @BeanParam Acting acting, Document body) {
    acting.requiredKey();
    var known = Operations.specs().stream().map(OperationSpec::name).collect(Collectors.toSet());
    var issued =
        new CreateKey(ledger, clock)
            .run(AccessRequests.key(body), known, reach(request), acting.caller());
    return created(KeyResponse.of(issued, clock.instant()));
  }

  /** Revokes a key. */
  @POST
  @Path("/keys/{key}/revoke")
  @Consumes(MediaType.APPLICATION_JSON)
  public KeyResponse revoke(
      @Context ContainerRequestContext request,
      @PathParam("key") String key,
      @BeanParam Acting acting,
      Document body) {
    var revoked =
        new RevokeKey(ledger, clock, new LastAdministrator(issuers))
            .run(key, End.read(body), reach(request), acting.caller());
    return KeyResponse.of(revoked, clock.instant());
  }

  /** Gives a role. */
  @POST
  @Path("/grants")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(status = 201, value = GrantResponse.class)
  public Response grant(
      @Context ContainerRequestContext request, @BeanParam Acting acting, Document body) {
    var given =
        new GrantRole(ledger, clock)
            .run(
                AccessRequests.grant(body),
                AccessRequests.reason(body),
                reach(request),
                acting.caller());
    return created(GrantResponse.of(given, clock.instant()));
  }

  /** Takes a role back. */
  @POST
  @Path("/grants/{grant}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  public GrantResponse withdraw(
      @Context ContainerRequestContext request,
      @PathParam("grant") long grant,
      @BeanParam Acting acting,
      Document body) {
    var withdrawn =
        new WithdrawRole(ledger, clock, new LastAdministrator(issuers))
            .run(grant, End.read(body), reach(request), acting.caller());
    return GrantResponse.of(withdrawn, clock.instant());
  }

  static Response created(Object entity) {
    return Response.status(Response.Status.CREATED).entity(entity).build();
  }

  /** Who has what. */
  @GET
  @Path("/review")
  public ListResponse<ReviewedResponse> review(@Context ContainerRequestContext request) {
    return ListResponse.of(
        new ReviewAccess(ledger, clock, issuers).run(reach(request)), ReviewedResponse::of);
  }
}
