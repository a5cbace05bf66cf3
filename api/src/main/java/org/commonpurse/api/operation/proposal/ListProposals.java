package org.commonpurse.api.operation.proposal;

import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.proposal.Proposal;

/** What was proposed in a fund and how it stands, without what it says. */
@OperationSpec(
    name = "proposals",
    summary = "what was proposed, by whom, and how it stands",
    routes = "GET /api/v1/funds/{fund}/proposals",
    command = "proposal list",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE)
public final class ListProposals {

  private final Ledger ledger;

  /** The proposals of these books. */
  public ListProposals(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of them, found by number. */
  public ListPage<Proposal> run(FundCode fund, ListQuery query) {
    var all = ledger.books().now(at -> at.proposals().list(fund));
    return ListPage.of(all, proposal -> Long.toString(proposal.number()), query);
  }
}
