package org.commonpurse.api.operation.period;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.PeriodStatus;

/** How one period stands. */
@OperationSpec(
    name = "period",
    summary = "how one period stands",
    routes = "GET /api/v1/funds/{fund}/periods/{period}",
    onlyOneDoor = "\"period status\" lists them all",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS)
public final class ShowPeriod {

  private final Ledger ledger;

  /** A period of these books. */
  public ShowPeriod(Ledger ledger) {
    this.ledger = ledger;
  }

  /** How it stands, and how it came to be so. */
  public PeriodStatus run(FundCode fund, Period period) {
    return ledger.periods().status(ledger.funds().get(fund).code(), period);
  }
}
