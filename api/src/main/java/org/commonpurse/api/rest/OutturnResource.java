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
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.ledger.id.FundCode;

/** The outturn reports of a fund. */
@Path("/api/v1/funds/{fund}/reports")
public final class OutturnResource {

  private final OutturnOf outturn;

  OutturnResource(OutturnOf outturn) {
    this.outturn = outturn;
  }

  /** To print. */
  @GET
  @Path("/outturn.pdf")
  @Produces("application/pdf")
  public Response pdf(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return served(fund, uri).pdf(fund + "-outturn");
  }

  /** To read in a browser. */
  @GET
  @Path("/outturn.html")
  @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
  public Response html(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return served(fund, uri).html("../figures/");
  }

  /** As data. */
  @GET
  @Path("/outturn.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Answers(schema = "report")
  public Response json(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    return served(fund, uri).json();
  }

  private ServedReport served(FundCode fund, UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return new ServedReport(outturn.run(fund, Queries.year(asked), Queries.view(asked)));
  }
}
