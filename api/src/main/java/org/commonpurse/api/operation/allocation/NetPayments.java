package org.commonpurse.api.operation.allocation;

import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Netting.Due;
import org.commonpurse.allocation.settlement.Netting.Payment;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;

/** The few payments that settle what was allocated. */
@OperationSpec(
    name = "payments",
    summary = "the few payments that settle what was allocated",
    routes = "GET /api/v1/funds/{fund}/allocations/payments",
    command = "allocation payments",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.YEAR, ParameterGroup.PAGE},
    problems = {
      "QUERY_VALUE_MALFORMED",
      "QUERY_PLACE_UNKNOWN",
      "LEDGER_PAGE_OUT_OF_RANGE",
      "LEDGER_YEAR_MALFORMED"
    })
public final class NetPayments {

  private final Ledger ledger;

  /** Nets what was allocated in these books. */
  public NetPayments(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What is due and paid.
   *
   * @param dues  all that is due, gross
   * @param payments  some of the payments that settle it, found by number
   * @param currency  of every amount
   */
  public record Output(List<Due> dues, ListPage<Payment> payments, CurrencyUnit currency) {}

  /** The payments for one year, or for all together. */
  public Output run(FundCode fund, Optional<FinancialYear> year, ListQuery query) {
    var net = new Allocations(ledger.books()).payments(fund, year);
    return new Output(
        net.dues(), ListPage.numbered(net.payments(), query), ledger.funds().get(fund).currency());
  }
}
