package org.commonpurse.api.operation.period;

import java.util.List;
import org.commonpurse.allocation.settlement.ClosingChecklist;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.period.ChecklistItem;

/** What stands open before a period is closed. */
@OperationSpec(
    name = "period-checklist",
    summary = "what stands open before a period is closed",
    routes = "GET /api/v1/funds/{fund}/periods/{period}/checklist",
    lists = "GET /api/v1/funds/{fund}/periods/{period}/checklist",
    command = "period checklist",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS)
public final class CheckPeriod {

  private final ClosingChecklist checklist;

  /** Checks the periods of these books. */
  public CheckPeriod(Ledger ledger) {
    this.checklist = new ClosingChecklist(ledger.books());
  }

  /** What there is to see to, and whether it is done. */
  public List<ChecklistItem> run(FundCode fund, Period period) {
    return checklist.of(fund, period);
  }
}
