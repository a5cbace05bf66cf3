package org.commonpurse.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.proof.ReconcilePartner;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.query.ReconciliationQuery;
import org.commonpurse.api.representation.ReconciliationResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

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
      @BeanParam Acting acting,
      Upload body) {
    var query = Queries.reconciliation(fund, partner, QueryParameters.of(uri));
    return ReconciliationResponse.of(
        new ReconcilePartner(ledger).run(query, recordedBy(query, acting), body.bytes()));
  }

  /** Compares a list that is JSON. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public ReconciliationResponse compareList(
      @PathParam("fund") FundCode fund,
      @PathParam("partner") PartnerCode partner,
      @Context UriInfo uri,
      @BeanParam Acting acting,
      Document body) {
    var query = Queries.reconciliation(fund, partner, QueryParameters.of(uri));
    return ReconciliationResponse.of(
        new ReconcilePartner(ledger).run(query, recordedBy(query, acting), body));
  }

  /** Who takes note of it, where anybody does. */
  private static Optional<Caller> recordedBy(ReconciliationQuery query, Acting acting) {
    return query.isRecorded() ? Optional.of(acting.caller()) : Optional.empty();
  }
}
