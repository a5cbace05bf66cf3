package org.commonpurse.api.operation.exit;

import org.commonpurse.allocation.exit.Exits;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.exit.Exit;
import org.commonpurse.ledger.id.FundCode;

/** The windings up and leavings of a fund, with their final accounts as recorded. */
@OperationSpec(
    name = "exits",
    summary = "the winding up of a fund and the leavings of partners, with their final accounts",
    routes = "GET /api/v1/funds/{fund}/exits",
    command = "exit list",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE,
    problems = {"QUERY_VALUE_MALFORMED", "QUERY_PLACE_UNKNOWN", "LEDGER_PAGE_OUT_OF_RANGE"})
public final class ListExits {

  private final Ledger ledger;

  /** The exits of these books. */
  public ListExits(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of them, in the order in which they were recorded, found by their number from 1. */
  public ListPage<Exit> run(FundCode fund, ListQuery query) {
    return ListPage.numbered(new Exits(ledger.books()).list(fund), query);
  }
}
