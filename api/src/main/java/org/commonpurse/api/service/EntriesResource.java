package org.commonpurse.api.service;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ENTRY_UNKNOWN;

import jakarta.ws.rs.BeanParam;
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
import java.util.function.Supplier;
import org.commonpurse.api.representation.EntriesAnswer;
import org.commonpurse.api.representation.EntryAnswer;
import org.commonpurse.api.representation.EntryReader;
import org.commonpurse.api.representation.ReceiptAnswer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The entries of a fund's journal. */
@Path("/funds/{fund}/entries")
@Produces(MediaType.APPLICATION_JSON)
public final class EntriesResource {

  private final Ledger ledger;

  EntriesResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Records an entry, once. Sent again with the same key it is answered with the first receipt,
   * marked as a replay, and 200 in place of 201.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response post(
      @PathParam("fund") Code fund,
      @BeanParam Acting acting,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      Document body) {
    var reader = new EntryReader(ledger.funds().get(fund), acting.actor());
    var submission = reader.one(body, Headers.key(key));
    return answer(fund, placed(body, () -> ledger.journal().post(submission)));
  }

  /** Takes back an entry, or a part of it, once. */
  @POST
  @Path("/{sequence: [0-9]{1,18}}/reversal")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response reverse(
      @PathParam("fund") Code fund,
      @PathParam("sequence") long sequence,
      @BeanParam Acting acting,
      @HeaderParam(Headers.IDEMPOTENCY_KEY) @Nullable String key,
      Document body) {
    var reader = new EntryReader(ledger.funds().get(fund), acting.actor());
    var known = Headers.key(key).orElseThrow(EntryReader::keyMissing);
    var reversal = reader.reversal(body, sequence, known);
    return answer(fund, placed(body, () -> ledger.journal().reverse(reversal)));
  }

  /** What the posting gives; a refusal names the place of what is wrong in the body. */
  private static <T> T placed(Document body, Supplier<T> posting) {
    try {
      return posting.get();
    } catch (ProblemException e) {
      throw EntryReader.placed(body, e);
    }
  }

  /** The answer to an entry, which is new or was recorded before. */
  static Response answer(Code fund, Receipt receipt) {
    var location = URI.create("/funds/" + fund + "/entries/" + receipt.sequence());
    return (receipt.replay() ? Response.ok().contentLocation(location) : Response.created(location))
        .entity(ReceiptAnswer.of(receipt))
        .build();
  }

  /** Records several entries, all or none, each with its key. */
  @POST
  @Path("/batch")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, Object> postAll(
      @PathParam("fund") Code fund, @BeanParam Acting acting, Document body) {
    var reader = new EntryReader(ledger.funds().get(fund), acting.actor());
    var submissions = reader.many(body);
    var receipts = placed(body, () -> ledger.journal().postAll(submissions));
    return Map.of("receipts", receipts.stream().map(ReceiptAnswer::of).toList());
  }

  /** Some of the entries, in order of sequence; the answer says how to ask for the next. */
  @GET
  public EntriesAnswer list(@PathParam("fund") Code fund, @BeanParam EntryParameters parameters) {
    var currency = ledger.funds().get(fund).currency();
    return EntriesAnswer.of(ledger.journal().entries(parameters.query(fund)), currency);
  }

  /** One entry. */
  @GET
  @Path("/{sequence: [0-9]{1,18}}")
  public EntryAnswer get(@PathParam("fund") Code fund, @PathParam("sequence") long sequence) {
    var currency = ledger.funds().get(fund).currency();
    var query = EntryQuery.of(fund).after(Math.max(0, sequence - 1)).limit(1);
    return ledger.journal().entries(query).entries().stream()
        .filter(entry -> entry.sequence() == sequence)
        .findFirst()
        .map(entry -> EntryAnswer.of(entry, currency))
        .orElseThrow(
            () ->
                SERVICE_ENTRY_UNKNOWN
                    .because(
                        "Fund " + fund + " has no entry " + sequence + ".",
                        "fund",
                        fund,
                        "sequence",
                        sequence)
                    .toException());
  }
}
