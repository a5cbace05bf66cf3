package org.commonpurse.api.service;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.EntryReader;
import org.commonpurse.api.representation.PlanAnswer;
import org.commonpurse.api.representation.PlanQuery;
import org.commonpurse.api.representation.PlanReader;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.jspecify.annotations.Nullable;

/** The plan of a fund: budgets, virements and forecasts, against what was spent. */
@Path("/funds/{fund}/plan")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {

  private final Ledger ledger;

  PlanResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Budget against actual and forecast of a year. */
  @GET
  public PlanAnswer compare(
      @PathParam("fund") Code fund,
      @QueryParam("year") @Nullable String year,
      @QueryParam("as-at") @Nullable String asAt,
      @QueryParam("as-known") @Nullable String asKnown,
      @QueryParam("by") @Nullable String by) {
    var asked =
        new Asked().with("year", year).with("as-at", asAt).with("as-known", asKnown).with("by", by);
    var query = PlanQuery.of(fund, asked);
    var currency = ledger.funds().get(fund).currency();
    return PlanAnswer.of(query, query.findIn(ledger.plans()), currency);
  }

  /** Budgets a line of spending, once. */
  @POST
  @Path("/budgets")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response budget(
      @PathParam("fund") Code fund,
      @BeanParam Acting acting,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      Document body) {
    return EntriesResource.answer(fund, reader(fund, acting, key).budget(body));
  }

  /** Moves budget from one line to another, once. */
  @POST
  @Path("/virements")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response virement(
      @PathParam("fund") Code fund,
      @BeanParam Acting acting,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      Document body) {
    return EntriesResource.answer(fund, reader(fund, acting, key).virement(body));
  }

  /** Forecasts a deviation from the budget, once. */
  @POST
  @Path("/forecasts")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response forecast(
      @PathParam("fund") Code fund,
      @BeanParam Acting acting,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      Document body) {
    return EntriesResource.answer(fund, reader(fund, acting, key).forecast(body));
  }

  private PlanReader reader(Code fund, Acting acting, @Nullable String key) {
    return new PlanReader(
        ledger.plans(),
        ledger.funds().get(fund),
        acting.actor(),
        Headers.key(key).orElseThrow(EntryReader::keyMissing));
  }
}
