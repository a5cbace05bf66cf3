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
import org.commonpurse.api.operation.exit.ListExits;
import org.commonpurse.api.operation.exit.PreviewExit;
import org.commonpurse.api.operation.exit.RecordExit;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ExitResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** The winding up of a fund, and the leavings of its partners. */
@Path("/api/v1/funds/{fund}/exits")
@Produces(MediaType.APPLICATION_JSON)
public final class ExitsResource {

  private final Ledger ledger;

  ExitsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Those recorded, in order, with their final accounts. */
  @GET
  public ListResponse<ExitResponse> list(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListExits(ledger).run(fund, Queries.list(asked)), ExitResponse::of, asked);
  }

  /** What would be returned; records nothing. */
  @POST
  @Path("/preview")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ExitResponse preview(@PathParam("fund") FundCode fund, Document body) {
    return ExitResponse.of(new PreviewExit(ledger).run(fund, body));
  }

  /** Posts what is returned and records the final account. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public ExitResponse record(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return ExitResponse.of(new RecordExit(ledger).run(fund, body, acting.caller()));
  }
}
