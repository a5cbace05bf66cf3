package org.commonpurse.api.operation.allocation;

import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** One revision of an allocation, with its working and the figures it was made from. */
@OperationSpec(
    name = "allocation",
    summary = "one revision with its working and the figures it was made from",
    routes = "GET /api/v1/funds/{fund}/allocations/{id}",
    command = "allocation show",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    problems = "ALLOCATION_UNKNOWN")
public final class ShowAllocation {

  private final Ledger ledger;

  /** An allocation of these books. */
  public ShowAllocation(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Finds it.
   *
   * @param id  as the list of allocations gives it, or its key
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ALLOCATION_UNKNOWN} if there is
   *     none
   */
  public RecordedAllocation run(FundCode fund, String id) {
    return new Allocations(ledger.books()).get(fund, RecordedAllocation.keyOf(id));
  }
}
