package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.plan.ComparePlan;
import org.commonpurse.api.operation.plan.ForecastLine;
import org.commonpurse.api.operation.plan.LoadSchedules;
import org.commonpurse.api.operation.plan.MoveBudget;
import org.commonpurse.api.operation.plan.SetBudget;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.PlanResponse;
import org.commonpurse.api.representation.ReceiptResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** The plan of a fund: budgets, virements and forecasts, against what was spent. */
@Path("/api/v1/funds/{fund}/plan")
@Produces(MediaType.APPLICATION_JSON)
public final class PlanResource {

  private final Ledger ledger;

  PlanResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Budget against actual and forecast of a year. */
  @GET
  public PlanResponse compare(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var query = Queries.plan(fund, QueryParameters.of(uri));
    return PlanResponse.of(new ComparePlan(ledger).run(query, Asking.sight(request)));
  }

  /** Records whole files of budgets, contributions by instalment and spending by month, once. */
  @POST
  @Path("/schedules")
  @Consumes(MediaType.APPLICATION_JSON)
  public ListResponse<ReceiptResponse> load(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    var files = LoadSchedules.Files.read(body);
    return ListResponse.of(
        new LoadSchedules(ledger).run(fund, files, acting.posting()), ReceiptResponse::of);
  }

  /** Budgets a line of spending, once. */
  @POST
  @Path("/budgets")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      value = ReceiptResponse.class)
  public Response budget(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    var by = acting.actor();
    return EntriesResource.answer(
        fund, new SetBudget(ledger).run(fund, body, acting.requiredKey(), by));
  }

  /** Moves budget from one line to another, once. */
  @POST
  @Path("/virements")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      value = ReceiptResponse.class)
  public Response virement(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    var by = acting.actor();
    return EntriesResource.answer(
        fund, new MoveBudget(ledger).run(fund, body, acting.requiredKey(), by));
  }

  /** Forecasts a deviation from the budget, once. */
  @POST
  @Path("/forecasts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      value = ReceiptResponse.class)
  public Response forecast(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    var by = acting.actor();
    return EntriesResource.answer(
        fund, new ForecastLine(ledger).run(fund, body, acting.requiredKey(), by));
  }
}
