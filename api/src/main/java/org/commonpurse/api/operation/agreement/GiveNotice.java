package org.commonpurse.api.operation.agreement;

import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Notice;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/** Ends an agreement early by notice, once. */
@OperationSpec(
    name = "agreement-notice",
    summary = "ends an agreement early, by the notice of a partner, once",
    routes = "POST /api/v1/funds/{fund}/agreements/{agreement}/notice",
    command = "agreement notice",
    permission = Permission.MANAGE_AGREEMENTS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "notice",
    problems = {
      "LEDGER_AGREEMENT_UNKNOWN",
      "LEDGER_NOTICE_GIVEN",
      "AGREEMENT_PARTNER_UNKNOWN",
      "AGREEMENT_NOTICE_OUTSIDE_TERM",
      "AGREEMENT_NOTICE_TOO_SHORT"
    })
public final class GiveNotice {

  private final Ledger ledger;

  /** Gives notice in these books. */
  public GiveNotice(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The version that is in force on the last day, as it ends; the same notice again changes nothing. */
  public Agreement run(FundCode fund, AgreementCode agreement, Notice notice, Caller caller) {
    return new Agreements(ledger.books())
        .giveNotice(
            ledger.funds().get(fund).code(),
            agreement,
            notice,
            caller.asks("agreement-notice", agreement, notice.document()),
            caller.actor());
  }
}
