package org.commonpurse.api.operation.allocation;

import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Allocations.Preview;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** Works out what the agreements in force give for a period, and records nothing. */
@OperationSpec(
    name = "allocation-preview",
    summary = "what the agreements in force give, with the working; records nothing",
    routes = "POST /api/v1/funds/{fund}/allocations/preview",
    command = "allocation preview",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "allocation-request",
    problems = {
      "AGREEMENT_ENDED",
      "AGREEMENT_NONE_IN_FORCE",
      "ALLOCATION_COUNTS_TWICE",
      "ALLOCATION_TAKEN_TWICE",
      "OUTTURN_CAUSES_BEYOND_VARIANCE",
      "OUTTURN_CAUSES_OF_NO_LINE",
      "OUTTURN_CAUSE_UNKNOWN",
      "OUTTURN_INCOMPLETE",
      "OUTTURN_LINE_TWICE",
      "QUERY_VALUE_MALFORMED"
    })
public final class PreviewAllocation {

  private final Ledger ledger;

  /** Previews on these books. */
  public PreviewAllocation(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Works it out, by the very code that applies. */
  public Preview run(Request request) {
    return new Allocations(ledger.books()).preview(request);
  }

  /**
   * Works out what a document asks for.
   *
   * @param document  what {@code allocation-request.schema.json} describes
   */
  public Preview run(FundCode fund, Document document) {
    return run(AllocationRequestReader.read(ledger.funds().get(fund), document));
  }
}
