package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;

/** Replaces a fund by a newer version of itself. */
@OperationSpec(
    name = "fund-amend",
    summary = "replaces a fund by a newer version of itself",
    routes = "PUT /funds/{fund}",
    command = "amend",
    permission = Permission.MANAGE_FUNDS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "fund",
    problems = {"SERVICE_FUND_DIFFERS", "LEDGER_FUND_LOSES", "LEDGER_CODE_MALFORMED"})
public final class AmendFund {

  private final Ledger ledger;

  /** Amends in these books. */
  public AmendFund(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Replaces it.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_LOSES} if it leaves
   *     out what entries may refer to
   */
  public Fund run(Fund fund, Actor by) {
    return ledger.funds().amend(fund, by);
  }
}
