package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.api.operation.agreement.AddAgreement;
import org.commonpurse.api.operation.agreement.CompareVersions;
import org.commonpurse.api.operation.agreement.GiveNotice;
import org.commonpurse.api.operation.agreement.LintAgreement;
import org.commonpurse.api.operation.agreement.ListAgreements;
import org.commonpurse.api.operation.agreement.ShowAgreement;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.AgreementChangesResponse;
import org.commonpurse.api.representation.AgreementResponse;
import org.commonpurse.api.representation.LintResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/** The agreements of a fund, every version of each. */
@Path("/api/v1/funds/{fund}/agreements")
@Produces(MediaType.APPLICATION_JSON)
public final class AgreementsResource {

  private static final String VERSION = "/{agreement}/versions/{version: [0-9]{1,9}}";

  private final Ledger ledger;

  AgreementsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Every version of every agreement, in order of code and version. */
  @GET
  public ListResponse<AgreementResponse> list(
      @PathParam("fund") FundCode fund, @Context UriInfo uri) {
    var asked = QueryParameters.of(uri);
    return ListResponse.of(
        new ListAgreements(ledger).run(fund, Queries.list(asked)), AgreementResponse::of, asked);
  }

  /** Adds a version and tells the linter's warnings; the same text again changes nothing. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(status = 201, value = AgreementResponse.class)
  public Response add(
      @PathParam("fund") FundCode fund,
      @BeanParam Acting acting,
      @Context UriInfo uri,
      Document body) {
    var openings = Queries.openings(QueryParameters.of(uri));
    var lint = new AddAgreement(ledger).run(fund, body, openings, acting.caller());
    var agreement = lint.agreement();
    return Response.created(
            URI.create(
                "/api/v1/funds/%s/agreements/%s/versions/%d"
                    .formatted(fund, agreement.code(), agreement.version())))
        .entity(AgreementResponse.of(lint))
        .build();
  }

  /** What the linter warns of in an agreement for this fund; records nothing. */
  @POST
  @Path("/lint")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public LintResponse lint(@PathParam("fund") FundCode fund, Document body) {
    return LintResponse.of(new LintAgreement(ledger).run(fund, body));
  }

  /** Ends an agreement early; the same notice again changes nothing. */
  @POST
  @Path("/{agreement}/notice")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public AgreementResponse giveNotice(
      @PathParam("fund") FundCode fund,
      @PathParam("agreement") AgreementCode agreement,
      @BeanParam Acting acting,
      Document body) {
    return AgreementResponse.of(
        new GiveNotice(ledger).run(fund, agreement, Notice.read(body), acting.caller()));
  }

  /** What differs between two versions, in words. */
  @GET
  @Path("/{agreement}/changes")
  public AgreementChangesResponse changes(
      @PathParam("fund") FundCode fund,
      @PathParam("agreement") AgreementCode agreement,
      @Context UriInfo uri) {
    var query = Queries.versions(QueryParameters.of(uri));
    return AgreementChangesResponse.of(new CompareVersions(ledger).run(fund, agreement, query));
  }

  /** One version. */
  @GET
  @Path(VERSION)
  @Answers(
      status = {200, 304},
      value = AgreementResponse.class)
  public Response get(
      @PathParam("fund") FundCode fund,
      @PathParam("agreement") AgreementCode agreement,
      @PathParam("version") int version,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    boolean areTablesWanted = Queries.tables(QueryParameters.of(uri));
    var shown = new ShowAgreement(ledger).run(fund, agreement, version);
    return Tags.answer(headers, AgreementResponse.of(shown, areTablesWanted));
  }

  /** One version, word for word as it was added. */
  @GET
  @Path(VERSION + "/document")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public String document(
      @PathParam("fund") FundCode fund,
      @PathParam("agreement") AgreementCode agreement,
      @PathParam("version") int version) {
    return new ShowAgreement(ledger).document(fund, agreement, version);
  }

  /** One version as sentences. */
  @GET
  @Path(VERSION + "/plain-english")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public String plainEnglish(
      @PathParam("fund") FundCode fund,
      @PathParam("agreement") AgreementCode agreement,
      @PathParam("version") int version,
      @Context UriInfo uri) {
    boolean areTablesWanted = Queries.tables(QueryParameters.of(uri));
    var shown = new ShowAgreement(ledger).run(fund, agreement, version);
    var lines = areTablesWanted ? PlainEnglish.withTables(shown) : PlainEnglish.of(shown);
    return String.join("\n", lines) + "\n";
  }
}
