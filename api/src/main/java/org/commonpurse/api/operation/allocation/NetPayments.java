package org.commonpurse.api.operation.allocation;

import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Netting;
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
    parameters = ParameterGroup.YEAR,
    problems = {"QUERY_VALUE_MALFORMED", "LEDGER_YEAR_MALFORMED"})
public final class NetPayments {

  private final Ledger ledger;

  /** Nets what was allocated in these books. */
  public NetPayments(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The payments, whose amounts are in the currency. */
  public record Output(Netting.Net net, CurrencyUnit currency) {}

  /** The payments for one year, or for all together. */
  public Output run(FundCode fund, Optional<FinancialYear> year) {
    var net = new Allocations(ledger.books()).payments(fund, year);
    return new Output(net, ledger.funds().get(fund).currency());
  }
}
