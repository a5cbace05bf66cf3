package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.commonpurse.api.operation.proof.ReadAudit;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.AuditResponses;
import org.commonpurse.api.representation.AuditResponses.AuditLineResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.audit.AuditLine;

/** The routes to the audit trail, of all funds or of the one that the path names. */
public abstract class AuditRoutes {

  private final Ledger ledger;

  AuditRoutes(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The trail. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ListResponse<AuditLineResponse> json(@Context ContainerRequestContext request) {
    return ListResponse.of(
        page(request), AuditLineResponse::of, QueryParameters.of(request.getUriInfo()));
  }

  /** The same, a line each, for a system that watches; the header has the link to what follows. */
  @GET
  @Produces(StreamedLines.NDJSON_IF_ASKED)
  @Answers(AuditLineResponse.class)
  public Response lines(@Context ContainerRequestContext request) {
    var page = page(request);
    var answer = Response.ok(AuditResponses.jsonLines(page.items()), StreamedLines.NDJSON);
    page.next()
        .map(place -> QueryParameters.of(request.getUriInfo()).link("after", place))
        .ifPresent(link -> answer.header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\""));
    return answer.build();
  }

  private ListPage<AuditLine> page(ContainerRequestContext request) {
    var asked = QueryParameters.of(request.getUriInfo());
    return new ReadAudit(ledger).run(Queries.audit(AccessFilter.fund(request), asked));
  }
}
