package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FUND_DIFFERS;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.commonpurse.api.representation.FundDocument;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.FundReader;
import org.jspecify.annotations.Nullable;

/** The funds of the ledger, with their partners, schemes and streams. */
@Path("/funds")
@Produces(MediaType.APPLICATION_JSON)
public final class FundsResource {

  private final Ledger ledger;

  FundsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** All funds, in order of code. */
  @GET
  public Map<String, Object> list() {
    return Map.of("funds", ledger.funds().list().stream().map(FundDocument::of).toList());
  }

  /** Registers a fund; an identical one changes nothing. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public Response register(
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs, Document body) {
    var fund = ledger.funds().register(FundReader.read(body), Headers.actor(actingAs));
    return Response.created(URI.create("/funds/" + fund.code()))
        .entity(FundDocument.of(fund))
        .build();
  }

  /** One fund, as the document that it could be registered with. */
  @GET
  @Path("/{fund}")
  public JsonNode get(@PathParam("fund") Code fund) {
    return FundDocument.of(ledger.funds().get(fund));
  }

  /** Replaces a fund by a newer version of itself. */
  @PUT
  @Path("/{fund}")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public JsonNode amend(
      @PathParam("fund") Code code,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var fund = FundReader.read(body);
    if (!fund.code().equals(code)) {
      throw SERVICE_FUND_DIFFERS
          .because(
              "The body describes the fund " + fund.code() + ", but the path names " + code + ".",
              "path",
              code,
              "body",
              fund.code())
          .toException();
    }
    return FundDocument.of(ledger.funds().amend(fund, Headers.actor(actingAs)));
  }

  /** The partners of a fund, in its order. */
  @GET
  @Path("/{fund}/partners")
  public Map<String, Object> partners(@PathParam("fund") Code fund) {
    return part("partners", fund);
  }

  /** The schemes of a fund. */
  @GET
  @Path("/{fund}/schemes")
  public Map<String, Object> schemes(@PathParam("fund") Code fund) {
    return part("schemes", fund);
  }

  /** The streams of a fund. */
  @GET
  @Path("/{fund}/streams")
  public Map<String, Object> streams(@PathParam("fund") Code fund) {
    return part("streams", fund);
  }

  private Map<String, Object> part(String name, Code fund) {
    return Map.of(name, FundDocument.of(ledger.funds().get(fund)).path(name));
  }
}
