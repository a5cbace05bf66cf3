package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.commonpurse.api.representation.AuditResponses.AuditLineResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Who did what, of one fund. */
@Path("/api/v1/funds/{fund}/audit")
public final class FundAuditResource {

  private final AuditAnswers answers;

  FundAuditResource(Ledger ledger) {
    answers = new AuditAnswers(ledger);
  }

  /** The trail. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ListResponse<AuditLineResponse> json(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return answers.json(Optional.of(fund), uri);
  }

  /** The same as a table for spreadsheets. */
  @GET
  @Produces(AccessActs.CSV_IF_ASKED)
  public Response csv(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return answers.csv(Optional.of(fund), uri);
  }

  /** The same as lines of JSON for a system that watches. */
  @GET
  @Produces(AuditAnswers.JSON_LINES_IF_ASKED)
  public Response jsonLines(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return answers.jsonLines(Optional.of(fund), uri);
  }
}
