package org.commonpurse.api.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.api.operation.proof.ReadAudit;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.AuditResponses;
import org.commonpurse.api.representation.AuditResponses.AuditLineResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.id.FundCode;

/** What the routes to the audit trail answer, of all funds or of the one that the path names. */
final class AuditAnswers {

  static final String JSON_LINES = "application/jsonl";

  /** Who takes anything gets JSON. */
  static final String JSON_LINES_IF_ASKED = JSON_LINES + ";qs=0.5";

  private final Ledger ledger;

  AuditAnswers(Ledger ledger) {
    this.ledger = ledger;
  }

  private ListPage<AuditLine> page(Optional<FundCode> fund, UriInfo uri) {
    return new ReadAudit(ledger).run(Queries.audit(fund, QueryParameters.of(uri)));
  }

  ListResponse<AuditLineResponse> json(Optional<FundCode> fund, UriInfo uri) {
    return ListResponse.of(page(fund, uri), AuditLineResponse::of, QueryParameters.of(uri));
  }

  Response csv(Optional<FundCode> fund, UriInfo uri) {
    return written(fund, uri, AuditResponses::csv, AccessActs.CSV);
  }

  Response jsonLines(Optional<FundCode> fund, UriInfo uri) {
    return written(fund, uri, AuditResponses::jsonLines, JSON_LINES);
  }

  /** What has no place for a link to what follows has it in a header. */
  private Response written(
      Optional<FundCode> fund, UriInfo uri, Function<List<AuditLine>, String> writer, String type) {
    var page = page(fund, uri);
    var answer = Response.ok(writer.apply(page.items()), type);
    page.next()
        .map(place -> QueryParameters.of(uri).link("after", place))
        .ifPresent(link -> answer.header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\""));
    return answer.build();
  }
}
