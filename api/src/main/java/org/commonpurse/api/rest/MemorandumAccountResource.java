package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.ledger.id.FundCode;

/** The memorandum accounts of a fund. */
@Path("/api/v1/funds/{fund}/reports")
public final class MemorandumAccountResource {

  private final ReportAnswers answers;
  private final MemorandumAccountOf account;

  MemorandumAccountResource(ReportAnswers answers, MemorandumAccountOf account) {
    this.answers = answers;
    this.account = account;
  }

  /** To print. */
  @GET
  @Path("/memorandum-account.pdf")
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response pdf(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(
        request, report -> report.pdf(fund + "-memorandum-account"), served(fund, request));
  }

  /** To read in a browser. */
  @GET
  @Path("/memorandum-account.html")
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response html(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.html("../figures/"), served(fund, request));
  }

  /** As data. */
  @GET
  @Path("/memorandum-account.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response json(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.json(), served(fund, request));
  }

  private ReportAnswers.Making served(FundCode fund, ContainerRequestContext request) {
    var asked = Queries.account(QueryParameters.of(request.getUriInfo()));
    return partDone -> account.run(fund, asked);
  }
}
