package org.commonpurse.api.service;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.PaymentsReader;
import org.commonpurse.api.representation.ReconciliationAnswer;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.reconciliation.PartnerFile;
import org.commonpurse.ledger.reconciliation.PartnerItem;
import org.commonpurse.ledger.reconciliation.Reconciliations;
import org.jspecify.annotations.Nullable;

/**
 * A partner's own list of what it paid, beside what the fund received. Nothing is posted; that they
 * were compared is noted for the closing of periods where that is asked for.
 */
@Path("/funds/{fund}/partners/{partner}/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
public final class ReconciliationsResource {

  private final Ledger ledger;

  ReconciliationsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Compares a list that is a CSV file. */
  @POST
  @Consumes("text/csv")
  public ReconciliationAnswer compareFile(
      @PathParam("fund") Code fund,
      @PathParam("partner") Code partner,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("days") @Nullable String days,
      @QueryParam("record") @Nullable String record,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Upload body) {
    var asked = new Asked().with("from", from).with("to", to).with("days", days);
    var by = recorder(asked.with("record", record), actingAs);
    return compare(fund, partner, asked, by, PartnerFile.read(body.bytes()));
  }

  /** Compares a list that is JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public ReconciliationAnswer compareList(
      @PathParam("fund") Code fund,
      @PathParam("partner") Code partner,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("days") @Nullable String days,
      @QueryParam("record") @Nullable String record,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var asked = new Asked().with("from", from).with("to", to).with("days", days);
    var by = recorder(asked.with("record", record), actingAs);
    return compare(fund, partner, asked, by, PaymentsReader.read(ledger.funds().get(fund), body));
  }

  private ReconciliationAnswer compare(
      Code fund, Code partner, Asked asked, Optional<Actor> by, List<PartnerItem> theirs) {
    var currency = ledger.funds().get(fund).currency();
    var reconciliation =
        ledger
            .reconciliation()
            .of(
                fund,
                partner,
                theirs,
                asked.one("from", Asked::day),
                asked.one("to", Asked::day),
                asked.one("days", Asked::count).orElse(Reconciliations.DAYS));
    by.ifPresent(
        actor ->
            ledger
                .periods()
                .noteReconciled(
                    fund,
                    partner,
                    asked.one("to", Asked::day).orElseThrow(Reconciliations::lastDayMissing),
                    reconciliation.differencePence(),
                    actor));
    return ReconciliationAnswer.of(fund, partner, currency, reconciliation);
  }

  /** Who takes note of the comparison, where that is asked for. */
  private static Optional<Actor> recorder(Asked asked, @Nullable String actingAs) {
    return asked.one("record", Asked::truth).orElse(false)
        ? Optional.of(Headers.actor(actingAs))
        : Optional.empty();
  }
}
