package org.commonpurse.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.allocation.LedgerFileOf;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.LedgerFileText;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/** What the books say of a partner, for its own general ledger. */
@Path("/api/v1/funds/{fund}/partners/{partner}/ledger-file")
public final class LedgerFileResource {

  /** What the next journal follows. */
  static final String LAST_SEQUENCE = "Last-Sequence";

  /** Whether the journal goes on after the last sequence. */
  static final String HAS_MORE = "Has-More";

  /** The seal of the state of the books that the file rests on. */
  static final String BOOKS_SEAL = "Books-Seal";

  /** How many dues are left out because the partner disputes them. */
  static final String DISPUTED_LEFT_OUT = "Disputed-Left-Out";

  /** What was paid and settles no due yet, below zero where the partner paid it. */
  static final String ON_ACCOUNT = "On-Account";

  private final LedgerFileOf files;

  LedgerFileResource(Ledger ledger) {
    this.files = new LedgerFileOf(ledger);
  }

  /** The file that a layout describes; headers say what it rests on and what the next one follows. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, DocumentBodyReader.YAML})
  @Answers(
      types = "text/csv",
      headers = {
        LAST_SEQUENCE + ": of journals, the sequence that the next file follows",
        HAS_MORE + ": of journals, whether more entries follow it: true or false",
        BOOKS_SEAL + ": the seal of the state of the books that the file rests on",
        DISPUTED_LEFT_OUT + ": how many dues are left out because the partner disputes them",
        ON_ACCOUNT
            + ": what was paid and settles no due yet, in pounds, below zero where the partner paid it"
      })
  public Response make(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context UriInfo uri,
      @Context ContainerRequestContext request,
      Document body) {
    var asked = Queries.ledgerFile(fund, partner, QueryParameters.of(uri));
    var file = files.run(asked, body, Asking.sight(request));
    return Response.ok(LedgerFileText.of(file), "text/csv;charset=utf-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + LedgerFileText.name(file) + "\"")
        .header(LAST_SEQUENCE, file.lastSequence())
        .header(HAS_MORE, !file.isComplete())
        .header(BOOKS_SEAL, file.stamp().seal())
        .header(DISPUTED_LEFT_OUT, file.leftOut().size())
        .header(ON_ACCOUNT, Amounts.plain(file.onAccountPence()))
        .build();
  }
}
