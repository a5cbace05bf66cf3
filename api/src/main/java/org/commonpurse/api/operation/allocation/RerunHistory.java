package org.commonpurse.api.operation.allocation;

import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.History;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** What past years would have come to under a proposed agreement. */
@OperationSpec(
    name = "allocation-rerun",
    summary = "past years under a proposed agreement, by year and partner; records nothing",
    routes = "POST /api/v1/funds/{fund}/allocations/rerun",
    command = "allocation rerun",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "agreement",
    problems = "AGREEMENT_UNKNOWN_TO_FUND")
public final class RerunHistory {

  private final Ledger ledger;

  /** Runs the history of these books again. */
  public RerunHistory(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Compares, year by year and partner by partner.
   *
   * @param proposed  what {@code agreement.schema.json} describes; it need not have been added
   */
  public History run(FundCode fund, Document proposed) {
    return new Allocations(ledger.books()).rerun(fund, proposed);
  }
}
