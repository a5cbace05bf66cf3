package org.commonpurse.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.journal.ExportJournal;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.transfer.ExportFormat;

/** A fund's whole journal, for other programs. */
@Path("/api/v1/funds/{fund}/export")
public final class ExportResource {

  private final Ledger ledger;
  private final StreamedLines streamed;

  ExportResource(Ledger ledger, StreamedLines streamed) {
    this.ledger = ledger;
    this.streamed = streamed;
  }

  /** The journal in a format: csv, jsonl, hledger, ledger or beancount. */
  @GET
  @Answers(types = {"text/csv", "application/jsonl", "text/plain"})
  public Response export(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    var format = Queries.format(QueryParameters.of(uri));
    var export = new ExportJournal(ledger).run(fund, format);
    StreamingOutput journal =
        out -> export.write(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    return Response.ok(streamed.whole(request, response, journal), type(format))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + fund + "." + WireName.of(format) + "\"")
        .build();
  }

  private static String type(ExportFormat format) {
    return switch (format) {
      case CSV -> "text/csv;charset=utf-8";
      case JSONL -> "application/jsonl";
      case HLEDGER, LEDGER, BEANCOUNT -> "text/plain;charset=utf-8";
    };
  }
}
