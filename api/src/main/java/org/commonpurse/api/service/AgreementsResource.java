package org.commonpurse.api.service;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.api.representation.AgreementAnswer;
import org.commonpurse.api.representation.LintAnswer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.jspecify.annotations.Nullable;

/** The agreements of a fund, every version of each. */
@Path("/funds/{fund}/agreements")
@Produces(MediaType.APPLICATION_JSON)
public final class AgreementsResource {

  private static final String VERSION = "/{agreement}/versions/{version: [0-9]{1,9}}";

  private final Ledger ledger;

  private final Agreements agreements;

  AgreementsResource(Ledger ledger) {
    this.ledger = ledger;
    this.agreements = new Agreements(ledger.books());
  }

  /** Every version of every agreement, in order of code and version. */
  @GET
  public Map<String, Object> list(@PathParam("fund") Code fund) {
    var code = ledger.funds().get(fund).code();
    return Map.of("agreements", agreements.list(code).stream().map(AgreementAnswer::of).toList());
  }

  /** Adds a version and tells the linter's warnings; the same text again changes nothing. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public Response add(
      @PathParam("fund") Code fund,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var agreement = agreements.add(ledger.funds().get(fund), body, Headers.actor(actingAs));
    return Response.created(
            URI.create(
                "/funds/%s/agreements/%s/versions/%d"
                    .formatted(fund, agreement.code(), agreement.version())))
        .entity(AgreementAnswer.of(agreement).with(LintAnswer.of(body, agreement)))
        .build();
  }

  /** What the linter warns of in an agreement for this fund; records nothing. */
  @POST
  @Path("/lint")
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  public LintAnswer lint(@PathParam("fund") Code fund, Document body) {
    return LintAnswer.of(body, agreements.read(ledger.funds().get(fund), body));
  }

  /** One version. */
  @GET
  @Path(VERSION)
  public AgreementAnswer get(
      @PathParam("fund") Code fund,
      @PathParam("agreement") Code agreement,
      @PathParam("version") int version) {
    return AgreementAnswer.of(find(fund, agreement, version));
  }

  /** One version, word for word as it was added. */
  @GET
  @Path(VERSION + "/document")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public String document(
      @PathParam("fund") Code fund,
      @PathParam("agreement") Code agreement,
      @PathParam("version") int version) {
    return ledger.agreements().get(ledger.funds().get(fund).code(), agreement, version).document();
  }

  /** One version as sentences. */
  @GET
  @Path(VERSION + "/plain-english")
  @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
  public String plainEnglish(
      @PathParam("fund") Code fund,
      @PathParam("agreement") Code agreement,
      @PathParam("version") int version) {
    return PlainEnglish.of(find(fund, agreement, version)) + "\n";
  }

  private Agreement find(Code fund, Code agreement, int version) {
    return agreements.get(ledger.funds().get(fund).code(), agreement, version);
  }
}
