package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.operation.carepackage.CostsOfPackages;
import org.commonpurse.api.operation.carepackage.FindReviews;
import org.commonpurse.api.operation.carepackage.ImportPackages;
import org.commonpurse.api.operation.carepackage.ListPackages;
import org.commonpurse.api.operation.carepackage.RecordPackage;
import org.commonpurse.api.operation.carepackage.ShowPackage;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.PackageCostsResponse;
import org.commonpurse.api.representation.PackageResponse;
import org.commonpurse.api.representation.PackageResponse.PackageReceipt;
import org.commonpurse.api.representation.PackageResponse.ReviewResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.carepackage.RecordedPackages;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** The packages of care of a fund, under their pseudonyms. */
@Path("/api/v1/funds/{fund}/packages")
@Produces(MediaType.APPLICATION_JSON)
public final class PackagesResource {

  private final Ledger ledger;

  PackagesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Those asked for, in order of their references. */
  @GET
  public ListResponse<PackageResponse> list(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListPackages(ledger).run(fund, Queries.packages(asked), Queries.list(asked)),
        PackageResponse::of,
        asked);
  }

  /** The reviews that are due by a day, the longest due first. */
  @GET
  @Path("/reviews")
  public ListResponse<ReviewResponse> reviews(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    var due = Queries.reviewsDue(asked);
    return ListResponse.of(
        new FindReviews(ledger).run(fund, due, Queries.packages(asked), Queries.list(asked)),
        ReviewResponse::of,
        asked);
  }

  /** What packages cost each partner in a year. */
  @GET
  @Path("/costs")
  public PackageCostsResponse costs(@PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    var year = Queries.requiredYear(asked);
    return PackageCostsResponse.of(
        new CostsOfPackages(ledger).run(fund, year, Queries.packages(asked)));
  }

  /** One package, with all that was recorded of it. */
  @GET
  @Path("/{reference}")
  public PackageResponse get(
      @PathParam("fund") FundCode fund, @PathParam("reference") String reference) {
    return PackageResponse.of(new ShowPackage(ledger).run(fund, reference));
  }

  /** Records terms of a package from a day on; the same again changes nothing. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public PackageReceipt record(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    return PackageReceipt.of(new RecordPackage(ledger).run(fund, body, acting.caller()));
  }

  /** Records a file of packages, all of it or nothing. */
  @POST
  @Path("/import")
  @Consumes("text/csv")
  public RecordedPackages load(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Upload body) {
    return new ImportPackages(ledger)
        .run(fund, DocumentBodyReader.SOURCE, body.bytes(), acting.caller());
  }
}
