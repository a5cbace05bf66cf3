package org.commonpurse.api.operation.allocation;

import javax.money.CurrencyUnit;
import org.commonpurse.allocation.settlement.FutureRepayments;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** What is owed in future years of what partners paid in advance. */
@OperationSpec(
    name = "future-dues",
    summary = "what partners repay, or are repaid, in future years of what was paid in advance",
    routes = "GET /api/v1/funds/{fund}/future-dues",
    lists = "GET /api/v1/funds/{fund}/future-dues",
    command = "future-dues",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS)
public final class FutureDues {

  private final Ledger ledger;

  /** Works them out of these books. */
  public FutureDues(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What is owed.
   *
   * @param currency  of every amount
   */
  public record Output(FutureRepayments repayments, CurrencyUnit currency) {}

  /** What is owed in a fund. */
  public Output run(FundCode fund) {
    return ledger
        .books()
        .now(at -> new Output(FutureRepayments.of(at, fund), at.funds().get(fund).currency()));
  }
}
