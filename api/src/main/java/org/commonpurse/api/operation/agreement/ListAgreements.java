package org.commonpurse.api.operation.agreement;

import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Every version of every agreement of a fund. */
@OperationSpec(
    name = "agreements",
    summary = "every version of every agreement",
    routes = "GET /api/v1/funds/{fund}/agreements",
    command = "agreement list",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE)
public final class ListAgreements {

  private final Ledger ledger;

  /** The agreements of these books. */
  public ListAgreements(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The versions, in order of code and version. */
  public List<Agreement> run(FundCode fund) {
    return new Agreements(ledger.books()).list(ledger.funds().get(fund).code());
  }

  /** Some of them, found by code and version, such as {@code better-care-fund~3}. */
  public ListPage<Agreement> run(FundCode fund, ListQuery query) {
    return ListPage.of(run(fund), one -> one.code() + "~" + one.version(), query);
  }
}
