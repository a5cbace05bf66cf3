package org.commonpurse.api.operation.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.PaymentRun.Payment;
import org.commonpurse.allocation.settlement.Payments;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** The payments that a payment run would make, and the dues that disputes hold back from it. */
@OperationSpec(
    name = "payments",
    summary = "the payments that settle what is due, and what disputes hold back",
    routes = "GET /api/v1/funds/{fund}/allocations/payments",
    command = "allocation payments",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.DUE_BY, ParameterGroup.PAGE})
public final class NetPayments {

  private final Ledger ledger;

  /** Nets what is due in these books. */
  public NetPayments(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What would be paid.
   *
   * @param payments  some of the payments, found by number
   * @param heldBack  all dues that are left out because they are disputed
   * @param currency  of every amount
   */
  public record Output(ListPage<Payment> payments, List<Due> heldBack, CurrencyUnit currency) {}

  /**
   * The payments of what is due by a day.
   *
   * @param dueBy  the day; all that is open without it
   */
  public Output run(FundCode fund, Optional<LocalDate> dueBy, ListQuery query) {
    var run = new Payments(ledger.books()).preview(fund, dueBy);
    return new Output(
        ListPage.numbered(run.payments(), query),
        run.heldBack(),
        ledger.funds().get(fund).currency());
  }
}
