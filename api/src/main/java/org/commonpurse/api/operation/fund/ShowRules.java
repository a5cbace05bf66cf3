package org.commonpurse.api.operation.fund;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.rule.FundRules;

/** What a fund does not let anybody post. */
@OperationSpec(
    name = "rules",
    summary = "what nobody may post, and what becomes of late entries",
    routes = "GET /api/v1/funds/{fund}/rules",
    command = "rules show",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS)
public final class ShowRules {

  private final Ledger ledger;

  /** The rules of these books. */
  public ShowRules(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The rules as they bind now. */
  public FundRules run(FundCode fund) {
    return ledger.rules().get(fund);
  }
}
