package org.commonpurse.api.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.commonpurse.api.operation.proof.ReconcilePartner;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.query.ReconciliationQuery;
import org.commonpurse.api.representation.ReconciliationResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.jspecify.annotations.Nullable;

/**
 * A partner's own list of what it paid, beside what the fund received. Nothing is posted; that they
 * were compared is noted for the closing of periods where that is asked for.
 */
@Path("/api/v1/funds/{fund}/partners/{partner}/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
public final class ReconciliationsResource {

  private final Ledger ledger;

  ReconciliationsResource(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Compares a list that is a CSV file. */
  @POST
  @Consumes("text/csv")
  public ReconciliationResponse compareFile(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context UriInfo uri,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Upload body) {
    var query = Queries.reconciliation(fund, partner, QueryParameters.of(uri));
    var by = recordedBy(query, actingAs);
    return ReconciliationResponse.of(new ReconcilePartner(ledger).run(query, by, body.bytes()));
  }

  /** Compares a list that is JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public ReconciliationResponse compareList(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context UriInfo uri,
      @HeaderParam(Headers.ACTING_AS) @Nullable String actingAs,
      Document body) {
    var query = Queries.reconciliation(fund, partner, QueryParameters.of(uri));
    var by = recordedBy(query, actingAs);
    return ReconciliationResponse.of(new ReconcilePartner(ledger).run(query, by, body));
  }

  /** Who takes note of it, where anybody does. */
  private static Optional<Actor> recordedBy(ReconciliationQuery query, @Nullable String actingAs) {
    return query.isRecorded() ? Optional.of(Headers.actor(actingAs)) : Optional.empty();
  }
}
