package org.commonpurse.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import org.commonpurse.api.access.Asking;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.api.operation.journal.FindEntry;
import org.commonpurse.api.operation.journal.PostEntries;
import org.commonpurse.api.operation.journal.PostEntry;
import org.commonpurse.api.operation.journal.PostLines;
import org.commonpurse.api.operation.journal.RedactEntry;
import org.commonpurse.api.operation.journal.ReverseEntry;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.EntryResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ReceiptResponse;
import org.commonpurse.api.representation.RedactionResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Receipt;

/** The entries of a fund's journal. */
@Path("/api/v1/funds/{fund}/entries")
@Produces(MediaType.APPLICATION_JSON)
public final class EntriesResource {

  private final Ledger ledger;
  private final StreamedLines streamed;

  EntriesResource(Ledger ledger, StreamedLines streamed) {
    this.ledger = ledger;
    this.streamed = streamed;
  }

  /**
   * Records an entry, once. Sent again with the same key it is answered with the first receipt,
   * marked as a replay, and 200 in place of 201.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      value = ReceiptResponse.class)
  public Response post(@PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    var input = new PostEntry.Input(fund, body, acting.key(), acting.actor());
    return answer(fund, new PostEntry(ledger).run(input));
  }

  /** Takes back an entry, or a part of it, once. */
  @POST
  @Path("/{sequence: [0-9]{1,18}}/reversal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(
      status = {200, 201},
      value = ReceiptResponse.class)
  public Response reverse(
      @PathParam("fund") FundCode fund,
      @PathParam("sequence") long sequence,
      @BeanParam Acting acting,
      Document body) {
    var by = acting.actor();
    var reverse = new ReverseEntry(ledger);
    return answer(fund, reverse.run(fund, sequence, body, acting.requiredKey(), by));
  }

  /** Takes the narrative of an entry out for good. */
  @POST
  @Path("/{sequence: [0-9]{1,18}}/redaction")
  @Consumes(MediaType.APPLICATION_JSON)
  public RedactionResponse redact(
      @PathParam("fund") FundCode fund,
      @PathParam("sequence") long sequence,
      @BeanParam Acting acting,
      Document body) {
    return RedactionResponse.of(new RedactEntry(ledger).run(fund, sequence, body, acting.caller()));
  }

  /** The answer to an entry, which is new or was recorded before. */
  static Response answer(FundCode fund, Receipt receipt) {
    var location = URI.create("/api/v1/funds/" + fund + "/entries/" + receipt.sequence());
    return (receipt.replay() ? Response.ok().contentLocation(location) : Response.created(location))
        .entity(ReceiptResponse.of(receipt))
        .build();
  }

  /** Records several entries, all or none, each with its key. */
  @POST
  @Path("/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  public ListResponse<ReceiptResponse> postAll(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, Document body) {
    var input = new PostEntries.Input(fund, body, acting.posting());
    return ListResponse.of(new PostEntries(ledger).run(input), ReceiptResponse::of);
  }

  /**
   * The same for any number of entries, each a line. The lines are all kept before the first is recorded,
   * so that a slow sender keeps nobody waiting; the receipts are sent once all of them are good.
   */
  @POST
  @Path("/batch")
  @Consumes(StreamedLines.NDJSON)
  @Produces(StreamedLines.NDJSON)
  @Answers(ReceiptResponse.class)
  public Response postLines(
      @PathParam("fund") FundCode fund, @BeanParam Acting acting, ImportUpload body)
      throws IOException {
    var receipts = new SpooledReceipts(body.file().resolveSibling("receipts"));
    boolean isRecorded = false;
    try {
      new PostLines(ledger).run(fund, body.file(), acting.posting(), receipts);
      isRecorded = true;
    } finally {
      if (!isRecorded) {
        throwAway(receipts, body);
      }
    }
    StreamingOutput answer =
        out -> {
          try {
            receipts.writeTo(out);
          } finally {
            throwAway(receipts, body);
          }
        };
    return Response.ok(answer, StreamedLines.NDJSON).build();
  }

  private static void throwAway(SpooledReceipts receipts, ImportUpload body) throws IOException {
    try (body) {
      receipts.close();
    }
  }

  /** Some of the entries, in order of sequence; the answer says how to ask for the next. */
  @GET
  public ListResponse<EntryResponse> list(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    var asked = QueryParameters.of(uri);
    var query = Queries.entries(fund, asked);
    return EntryResponse.list(new FindEntries(ledger).run(query, Asking.sight(request)), asked);
  }

  /** The same, an entry a line; without a limit all that the query finds of what is there now. */
  @GET
  @Produces(StreamedLines.NDJSON_IF_ASKED)
  @Answers(EntryResponse.class)
  public Response lines(
      @PathParam("fund") FundCode fund,
      @Context UriInfo uri,
      @Context ContainerRequestContext asking,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    var asked = QueryParameters.of(uri);
    var query = Queries.entries(fund, asked);
    var found = new FindEntries(ledger).all(query, Queries.isLimited(asked), Asking.sight(asking));
    return streamed.of(
        request,
        response,
        lines ->
            found
                .entries()
                .accept(entry -> lines.accept(EntryResponse.of(entry, found.currency()))));
  }

  /** One entry. */
  @GET
  @Path("/{sequence: [0-9]{1,18}}")
  @Answers(
      status = {200, 304},
      value = EntryResponse.class)
  public Response get(
      @PathParam("fund") FundCode fund,
      @PathParam("sequence") long sequence,
      @Context HttpHeaders headers,
      @Context ContainerRequestContext request) {
    var found = new FindEntry(ledger).run(fund, sequence, Asking.sight(request));
    return Tags.answer(headers, EntryResponse.of(found.entry(), found.currency()));
  }
}
