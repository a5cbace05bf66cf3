package org.commonpurse.api.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.Applied;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.api.representation.AllocationRequestReader;
import org.commonpurse.api.representation.Json;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What the agreements of a fund give when they are applied to its books, with the working. */
@Path("/funds/{fund}/allocations")
@Produces(MediaType.APPLICATION_JSON)
public final class AllocationsResource {

  private final Ledger ledger;

  private final Allocations allocations;

  AllocationsResource(Ledger ledger) {
    this.ledger = ledger;
    this.allocations = new Allocations(ledger);
  }

  /** Works out what the agreements in force give for a period, and records nothing. */
  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> preview(@PathParam("fund") Code fund, Document body) {
    var request = AllocationRequestReader.read(ledger.funds().get(fund), body);
    return answer(allocations.preview(request));
  }

  /** The same, posting what charges and pays it. Applying again posts nothing new. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> apply(
      @PathParam("fund") Code fund,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var request = AllocationRequestReader.read(ledger.funds().get(fund), body);
    var payOn = AllocationRequestReader.payOn(body);
    return answer(allocations.apply(request, payOn, Headers.actor(actingAs)));
  }

  /** All allocations that were applied, in the order in which they were. */
  @GET
  public Map<String, Object> list(@PathParam("fund") Code fund) {
    var code = ledger.funds().get(fund).code();
    return Map.of(
        "allocations",
        ledger.allocations().list(code).stream().map(AllocationsResource::heading).toList());
  }

  /** One allocation, with the figures it was made from. */
  @GET
  @Path("/{key: allocation/.+}")
  public JsonNode get(@PathParam("fund") Code fund, @PathParam("key") String key)
      throws JsonProcessingException {
    var code = ledger.funds().get(fund).code();
    var document =
        ledger
            .allocations()
            .find(code, new EntryKey(key))
            .orElseThrow(
                () ->
                    Problem.notFound(
                            "SERVICE_ALLOCATION_UNKNOWN",
                            "Fund " + fund + " has no allocation \"" + key + "\".",
                            "fund",
                            fund,
                            "key",
                            key)
                        .toException());
    var answer = heading(document);
    answer.set("outturn", Json.mapper().readTree(document.outturn()));
    answer.set("result", Json.mapper().readTree(document.result()));
    return answer;
  }

  private static ObjectNode heading(AllocationDocument document) {
    return Json.mapper()
        .createObjectNode()
        .put("key", document.key().value())
        .put("agreement", document.agreement().value())
        .put("version", document.version())
        .put("period", document.period())
        .put("digest", document.digest())
        .put("recordedAt", document.recordedAt().toString())
        .put("by", document.by().name());
  }

  private static Map<String, Object> answer(List<Applied> results) {
    return Map.of(
        "allocations",
        results.stream().map(applied -> AllocationJson.of(applied.allocation())).toList());
  }
}
