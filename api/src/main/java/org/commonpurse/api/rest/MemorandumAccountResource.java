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
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.ledger.id.FundCode;

/** The memorandum accounts of a fund. */
@Path("/api/v1/funds/{fund}/reports")
public final class MemorandumAccountResource {

  private final MemorandumAccountOf account;

  MemorandumAccountResource(MemorandumAccountOf account) {
    this.account = account;
  }

  /** To print. */
  @GET
  @Path("/memorandum-account.pdf")
  @Produces("application/pdf")
  public Response pdf(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return served(fund, uri).pdf(fund + "-memorandum-account");
  }

  /** To read in a browser. */
  @GET
  @Path("/memorandum-account.html")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response html(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return served(fund, uri).html("../figures/");
  }

  /** As data. */
  @GET
  @Path("/memorandum-account.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(schema = "report")
  public Response json(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return served(fund, uri).json();
  }

  private ServedReport served(FundCode fund, UriInfo uri) {
    return new ServedReport(account.run(fund, Queries.account(QueryParameters.of(uri))));
  }
}
