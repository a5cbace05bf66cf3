package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PARAMETER_MISSING;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.Json;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.jspecify.annotations.Nullable;

/** A fund's whole journal, for other programs. */
@Path("/funds/{fund}/export")
public final class ExportResource {

  private final Ledger ledger;

  ExportResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The journal in a format: csv, jsonl, hledger, ledger or beancount. */
  @GET
  public Response export(
      @PathParam("fund") Code code, @QueryParam("format") @Nullable String format) {
    var fund = ledger.funds().get(code);
    var form =
        new Asked()
            .with("format", format)
            .one("format", Asked.oneOf(ExportFormat.class))
            .orElseThrow(
                () ->
                    SERVICE_PARAMETER_MISSING
                        .because(
                            "Name the format: csv, jsonl, hledger, ledger or beancount.",
                            "parameter",
                            "format")
                        .toException());
    StreamingOutput journal =
        out ->
            ledger
                .exports()
                .write(fund.code(), form, new OutputStreamWriter(out, StandardCharsets.UTF_8));
    return Response.ok(journal, type(form))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + fund.code() + "." + Json.word(form) + "\"")
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
