package org.commonpurse.api.operation.exit;

import java.util.List;
import org.commonpurse.allocation.exit.Exits;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.exit.Exit;
import org.commonpurse.ledger.id.FundCode;

/** The windings up and leavings of a fund, with their final accounts as recorded. */
@OperationSpec(
    name = "exits",
    summary = "the winding up of a fund and the leavings of partners, with their final accounts",
    routes = "GET /api/v1/funds/{fund}/exits",
    lists = "GET /api/v1/funds/{fund}/exits",
    command = "exit list",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    problems = {})
public final class ListExits {

  private final Ledger ledger;

  /** The exits of these books. */
  public ListExits(Ledger ledger) {
    this.ledger = ledger;
  }

  /** All of them, of which there are no more than partners, in the order in which they were recorded. */
  public List<Exit> run(FundCode fund) {
    return new Exits(ledger.books()).list(fund);
  }
}
