package org.commonpurse.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.PlacePackOf;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;

/**
 * One pack over several funds. Whoever asks must be allowed to read each that they name; all are those
 * that they may read, and the pack says which these are.
 */
@Path("/api/v1/reports")
@Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
public final class PlacePackResource {

  private final PlacePackOf packs;

  PlacePackResource(PlacePackOf packs) {
    this.packs = packs;
  }

  /** To print. */
  @POST
  @Path("/place-pack.pdf")
  @Produces("application/pdf")
  public Response pdf(@Context ContainerRequestContext request, Document body) {
    return pack(request, body).pdf("place-pack");
  }

  /** To read in a browser. Its figures are of several funds, so none of them is a link. */
  @POST
  @Path("/place-pack.html")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response html(@Context ContainerRequestContext request, Document body) {
    return pack(request, body).html();
  }

  /** As data. */
  @POST
  @Path("/place-pack.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(schema = "report")
  public Response json(@Context ContainerRequestContext request, Document body) {
    return pack(request, body).json();
  }

  private ServedReport pack(ContainerRequestContext request, Document body) {
    UriInfo uri = request.getUriInfo();
    var requester = Asking.of(request);
    var root = body.requireValid(Schema.PLACE).root();
    var funds = root.get("funds").items().stream().map(each -> FundCode.of(each.text())).toList();
    funds.forEach(fund -> requester.require(Permission.READ_ALLOCATIONS, fund));
    return new ServedReport(
        packs.run(
            funds,
            fund -> requester.may(Permission.READ_ALLOCATIONS, fund),
            root.has("transfers") ? Optional.of(body) : Optional.empty(),
            Queries.view(QueryParameters.of(uri))));
  }
}
