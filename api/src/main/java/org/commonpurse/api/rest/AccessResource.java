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
import org.commonpurse.api.representation.AccessResponses.GrantResponse;
import org.commonpurse.api.representation.AccessResponses.KeyResponse;
import org.commonpurse.api.representation.AccessResponses.ReviewedResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.document.Document;

/** Keys and roles, in all funds. */
@Path("/api/v1/access")
@Produces(MediaType.APPLICATION_JSON)
public final class AccessResource {

  private final AccessActs acts;

  AccessResource(AccessActs acts) {
    this.acts = acts;
  }

  /** The keys, without themselves. */
  @GET
  @Path("/keys")
  public ListResponse<KeyResponse> keys(@Context ContainerRequestContext request) {
    return acts.keys(request);
  }

  /** Makes a key, and shows it this once. */
  @POST
  @Path("/keys")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(
      @Context ContainerRequestContext request, @BeanParam Acting acting, Document body) {
    return acts.create(request, acting, body);
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
    return acts.revoke(request, key, acting, body);
  }

  /** Gives a role. */
  @POST
  @Path("/grants")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response grant(
      @Context ContainerRequestContext request, @BeanParam Acting acting, Document body) {
    return acts.grant(request, acting, body);
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
    return acts.withdraw(request, grant, acting, body);
  }

  /** Who has what. */
  @GET
  @Path("/review")
  public ListResponse<ReviewedResponse> review(@Context ContainerRequestContext request) {
    return acts.review(request);
  }

  /** The same as a table for spreadsheets. */
  @GET
  @Path("/review")
  @Produces(AccessActs.CSV_IF_ASKED)
  public Response reviewAsCsv(@Context ContainerRequestContext request) {
    return Response.ok(acts.reviewAsCsv(request), AccessActs.CSV).build();
  }
}
