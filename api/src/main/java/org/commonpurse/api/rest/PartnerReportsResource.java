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
import org.commonpurse.api.operation.report.BalancesToAgree;
import org.commonpurse.api.operation.report.PartnerStatementOf;
import org.commonpurse.api.operation.report.SettlementAdviceOf;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** The documents of a fund for its partners, to download. */
@Path("/api/v1/funds/{fund}/reports")
public final class PartnerReportsResource {

  private final ReportAnswers answers;

  private final PartnerStatementOf statements;

  private final SettlementAdviceOf advice;

  private final BalancesToAgree balances;

  PartnerReportsResource(
      ReportAnswers answers,
      PartnerStatementOf statements,
      SettlementAdviceOf advice,
      BalancesToAgree balances) {
    this.answers = answers;
    this.statements = statements;
    this.advice = advice;
    this.balances = balances;
  }

  /** The statement of a partner, to print. */
  @GET
  @Path("/statements/{partner}.pdf")
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response statementPdf(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context ContainerRequestContext request) {
    return answers.report(
        request, report -> report.pdf(fund + "-" + partner), statement(fund, partner, request));
  }

  /** The statement of a partner, to read in a browser: each figure leads to where it is traced. */
  @GET
  @Path("/statements/{partner}.html")
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response statementHtml(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context ContainerRequestContext request) {
    return answers.report(
        request, report -> report.html("../../figures/"), statement(fund, partner, request));
  }

  /** The statement of a partner as data. */
  @GET
  @Path("/statements/{partner}.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response statementJson(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.json(), statement(fund, partner, request));
  }

  private ReportAnswers.Making statement(
      FundCode fund, PartnerCode partner, ContainerRequestContext request) {
    var asked = QueryParameters.of(request.getUriInfo());
    var year = Queries.requiredYear(asked);
    var view = Queries.view(asked);
    return partDone -> statements.run(fund, partner, year, view);
  }

  /** The settlement advice, to print. */
  @GET
  @Path("/settlement-advice.pdf")
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response advicePdf(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(
        request, report -> report.pdf(fund + "-settlement-advice"), advice(fund, request));
  }

  /** The settlement advice, to read in a browser: each figure leads to where it is traced. */
  @GET
  @Path("/settlement-advice.html")
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response adviceHtml(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.html("../figures/"), advice(fund, request));
  }

  /** The settlement advice as data. */
  @GET
  @Path("/settlement-advice.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response adviceJson(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.json(), advice(fund, request));
  }

  /** The balances to be agreed, to print. */
  @GET
  @Path("/balances.pdf")
  @Produces(ServedReport.PDF)
  @Answers(status = {200, 202})
  public Response balancesPdf(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(
        request, report -> report.pdf(fund + "-balances"), balances(fund, request));
  }

  /** The balances to be agreed, to read in a browser: each figure leads to where it is traced. */
  @GET
  @Path("/balances.html")
  @Produces(ServedReport.HTML)
  @Answers(status = {200, 202})
  public Response balancesHtml(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.html("../figures/"), balances(fund, request));
  }

  /** The balances to be agreed as data. */
  @GET
  @Path("/balances.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 202},
      schema = "report")
  public Response balancesJson(
      @PathParam("fund") FundCode fund, @Context ContainerRequestContext request) {
    return answers.report(request, report -> report.json(), balances(fund, request));
  }

  private ReportAnswers.Making advice(FundCode fund, ContainerRequestContext request) {
    var asked = QueryParameters.of(request.getUriInfo());
    var dueBy = Queries.dueBy(asked);
    var asKnown = Queries.known(asked).asKnown();
    return partDone -> advice.run(fund, dueBy, asKnown);
  }

  private ReportAnswers.Making balances(FundCode fund, ContainerRequestContext request) {
    var view = Queries.view(QueryParameters.of(request.getUriInfo()));
    return partDone -> balances.run(fund, view);
  }
}
