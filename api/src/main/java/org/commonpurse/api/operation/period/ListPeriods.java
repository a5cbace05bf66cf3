package org.commonpurse.api.operation.period;

import java.util.List;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.PeriodStatus;

/** How the periods of a fund stand. */
@OperationSpec(
    name = "periods",
    summary = "the periods that were ever touched; all others are open",
    routes = "GET /api/v1/funds/{fund}/periods",
    command = "period status",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE)
public final class ListPeriods {

  private final Ledger ledger;

  /** The periods of these books. */
  public ListPeriods(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The periods that were ever touched, in order; all others are open. */
  public List<PeriodStatus> run(FundCode fund) {
    return ledger.periods().list(ledger.funds().get(fund).code());
  }

  /** Some of them, found by period. */
  public ListPage<PeriodStatus> run(FundCode fund, ListQuery query) {
    return ListPage.of(run(fund), status -> status.period().toString(), query);
  }
}
