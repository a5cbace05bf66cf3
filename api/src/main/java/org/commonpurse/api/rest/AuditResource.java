package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.commonpurse.api.representation.AuditResponses.AuditLineResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;

/** Who did what, of all funds, and of what is of none. */
@Path("/api/v1/audit")
public final class AuditResource {

  private final AuditAnswers answers;

  AuditResource(Ledger ledger) {
    answers = new AuditAnswers(ledger);
  }

  /** The trail. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ListResponse<AuditLineResponse> json(@Context UriInfo uri) {
    return answers.json(Optional.empty(), uri);
  }

  /** The same as a table for spreadsheets. */
  @GET
  @Produces(AccessActs.CSV_IF_ASKED)
  public Response csv(@Context UriInfo uri) {
    return answers.csv(Optional.empty(), uri);
  }

  /** The same as lines of JSON for a system that watches. */
  @GET
  @Produces(AuditAnswers.JSON_LINES_IF_ASKED)
  public Response jsonLines(@Context UriInfo uri) {
    return answers.jsonLines(Optional.empty(), uri);
  }
}
