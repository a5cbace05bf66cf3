package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;

/** Registers a fund. */
@OperationSpec(
    name = "fund-register",
    summary = "registers a fund",
    routes = "POST /api/v1/funds",
    command = "register",
    permission = Permission.MANAGE_FUNDS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "fund",
    problems = "LEDGER_FUND_DIFFERS")
public final class RegisterFund {

  private final Ledger ledger;

  /** Registers in these books. */
  public RegisterFund(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Registers it; an identical one changes nothing.
   *
   * @param document  what {@code fund.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_DIFFERS} if the code
   *     is another fund's
   */
  public Fund run(Document document, Caller caller) {
    var once = caller.asks("fund-register", document.text());
    return ledger.funds().register(FundReader.read(document), once, caller.actor());
  }
}
