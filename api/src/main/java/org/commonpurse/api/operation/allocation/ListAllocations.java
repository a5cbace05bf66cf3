package org.commonpurse.api.operation.allocation;

import java.util.List;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Every revision of every allocation of a fund. */
@OperationSpec(
    name = "allocations",
    summary = "what was applied, every revision",
    routes = "GET /api/v1/funds/{fund}/allocations",
    command = "allocation list",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE)
public final class ListAllocations {

  private final Ledger ledger;

  /** The allocations of these books. */
  public ListAllocations(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The revisions, in the order in which they were recorded. */
  public List<RecordedAllocation> run(FundCode fund) {
    return new Allocations(ledger.books()).list(fund);
  }

  /** Some of them, found by id. */
  public ListPage<RecordedAllocation> run(FundCode fund, ListQuery query) {
    return ListPage.of(run(fund), RecordedAllocation::id, query);
  }
}
