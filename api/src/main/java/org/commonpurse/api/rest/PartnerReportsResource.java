package org.commonpurse.api.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.BalancesToAgree;
import org.commonpurse.api.operation.report.PartnerStatementOf;
import org.commonpurse.api.operation.report.SettlementAdviceOf;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** The documents of a fund for its partners, to download. */
@Path("/api/v1/funds/{fund}/reports")
public final class PartnerReportsResource {

  private final PartnerStatementOf statements;

  private final SettlementAdviceOf advice;

  private final BalancesToAgree balances;

  PartnerReportsResource(
      PartnerStatementOf statements, SettlementAdviceOf advice, BalancesToAgree balances) {
    this.statements = statements;
    this.advice = advice;
    this.balances = balances;
  }

  /** The statement of a partner, to print. */
  @GET
  @Path("/statements/{partner}.pdf")
  @Produces("application/pdf")
  public Response statementPdf(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context UriInfo uri) {
    return statement(fund, partner, uri).pdf(fund + "-" + partner);
  }

  /** The statement of a partner, to read in a browser: each figure leads to where it is traced. */
  @GET
  @Path("/statements/{partner}.html")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response statementHtml(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context UriInfo uri) {
    return statement(fund, partner, uri).html("../../figures/");
  }

  /** The statement of a partner as data. */
  @GET
  @Path("/statements/{partner}.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(schema = "report")
  public Response statementJson(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context UriInfo uri) {
    return statement(fund, partner, uri).json();
  }

  private ServedReport statement(FundCode fund, PartnerCode partner, UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return new ServedReport(
        statements.run(fund, partner, Queries.requiredYear(asked), Queries.view(asked)));
  }

  /** The settlement advice, to print. */
  @GET
  @Path("/settlement-advice.pdf")
  @Produces("application/pdf")
  public Response advicePdf(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return advice(fund, uri).pdf(fund + "-settlement-advice");
  }

  /** The settlement advice, to read in a browser: each figure leads to where it is traced. */
  @GET
  @Path("/settlement-advice.html")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response adviceHtml(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return advice(fund, uri).html("../figures/");
  }

  /** The settlement advice as data. */
  @GET
  @Path("/settlement-advice.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(schema = "report")
  public Response adviceJson(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return advice(fund, uri).json();
  }

  /** The balances to be agreed, to print. */
  @GET
  @Path("/balances.pdf")
  @Produces("application/pdf")
  public Response balancesPdf(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return balances(fund, uri).pdf(fund + "-balances");
  }

  /** The balances to be agreed, to read in a browser: each figure leads to where it is traced. */
  @GET
  @Path("/balances.html")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response balancesHtml(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return balances(fund, uri).html("../figures/");
  }

  /** The balances to be agreed as data. */
  @GET
  @Path("/balances.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(schema = "report")
  public Response balancesJson(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return balances(fund, uri).json();
  }

  private ServedReport advice(FundCode fund, UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return new ServedReport(advice.run(fund, Queries.dueBy(asked), Queries.known(asked).asKnown()));
  }

  private ServedReport balances(FundCode fund, UriInfo uri) {
    return new ServedReport(balances.run(fund, Queries.view(QueryParameters.of(uri))));
  }
}
