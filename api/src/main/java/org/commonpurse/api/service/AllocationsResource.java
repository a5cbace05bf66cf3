package org.commonpurse.api.service;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.api.representation.AllocationAnswer;
import org.commonpurse.api.representation.AllocationRequestReader;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.HistoryAnswer;
import org.commonpurse.api.representation.NetAnswer;
import org.commonpurse.api.representation.RulingReader;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.EntryKey;
import org.jspecify.annotations.Nullable;

/** What the agreements of a fund give when they are applied to its books, with the working. */
@Path("/funds/{fund}/allocations")
@Produces(MediaType.APPLICATION_JSON)
public final class AllocationsResource {

  private final Ledger ledger;

  private final Allocations allocations;

  AllocationsResource(Ledger ledger) {
    this.ledger = ledger;
    this.allocations = new Allocations(ledger.books());
  }

  /** Works out what the agreements in force give for a period, and records nothing. */
  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> preview(@PathParam("fund") Code fund, Document body) {
    var request = AllocationRequestReader.read(ledger.funds().get(fund), body);
    return AllocationAnswer.results(allocations.preview(request).results());
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
    return AllocationAnswer.results(allocations.apply(request, payOn, Headers.actor(actingAs)));
  }

  /** Every revision of every allocation, in the order in which they were recorded. */
  @GET
  public Map<String, Object> list(@PathParam("fund") Code fund) {
    return AllocationAnswer.list(allocations.list(fund));
  }

  /** One revision, with the figures it was made from. */
  @GET
  @Path("/{key: allocation/.+}")
  public JsonNode get(@PathParam("fund") Code fund, @PathParam("key") String key) {
    var recorded = allocations.get(fund, key);
    return AllocationAnswer.whole(
        recorded, ledger.allocations().find(fund, new EntryKey(key)).orElseThrow());
  }

  /** Records a decision of the board that overrides what a clause gave, and posts the difference. */
  @POST
  @Path("/decisions")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonNode decide(
      @PathParam("fund") Code fund,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var ruling = RulingReader.decision(ledger.funds().get(fund), body);
    var payOn = AllocationRequestReader.payOn(body);
    return AllocationAnswer.revision(
        allocations.decide(ruling.which(), ruling.decision(), payOn, Headers.actor(actingAs)));
  }

  /** Records where a partner stands on its part of a clause; posts nothing. */
  @POST
  @Path("/positions")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonNode take(
      @PathParam("fund") Code fund,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var ruling = RulingReader.position(ledger.funds().get(fund), body);
    return AllocationAnswer.revision(
        allocations.recordPosition(ruling.which(), ruling.position(), Headers.actor(actingAs)));
  }

  /** What every year would have come to under a proposed agreement; records nothing. */
  @POST
  @Path("/rerun")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public HistoryAnswer rerun(@PathParam("fund") Code fund, Document proposed) {
    return HistoryAnswer.of(allocations.rerun(fund, proposed));
  }

  /** The few payments that settle what was allocated, in one year or in all together. */
  @GET
  @Path("/payments")
  public NetAnswer payments(
      @PathParam("fund") Code fund, @QueryParam("year") @Nullable String year) {
    var asked = new Asked().with("year", year).one("year", FinancialYear::parse);
    return NetAnswer.of(allocations.payments(fund, asked), ledger.funds().get(fund).currency());
  }
}
