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
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.ledger.id.FundCode;

/** The outturn reports of a fund. */
@Path("/api/v1/funds/{fund}/reports")
public final class OutturnResource {

  private final ReportAnswers answers;
  private final OutturnOf outturn;

  OutturnResource(ReportAnswers answers, OutturnOf outturn) {
    this.answers = answers;
    this.outturn = outturn;
  }

  /** To print. */
  @GET
  @Path("/outturn.pdf")
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response pdf(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.pdf(fund + "-outturn"), served(fund, request));
  }

  /** To read in a browser. */
  @GET
  @Path("/outturn.html")
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response html(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.html("../figures/"), served(fund, request));
  }

  /** As data. */
  @GET
  @Path("/outturn.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response json(@PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.json(), served(fund, request));
  }

  private ReportAnswers.Making served(FundCode fund, ContainerRequestContext request) {
    var asked = QueryParameters.of(request.getUriInfo());
    var year = Queries.year(asked);
    var view = Queries.view(asked);
    return partDone -> outturn.run(fund, year, view);
  }
}
