package org.commonpurse.api.operation.agreement;

import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/** One version of an agreement. */
@OperationSpec(
    name = "agreement",
    summary = "one version of an agreement; word for word as it was added, or as sentences",
    routes = {
      "GET /api/v1/funds/{fund}/agreements/{agreement}/versions/{version}",
      "GET /api/v1/funds/{fund}/agreements/{agreement}/versions/{version}/document",
      "GET /api/v1/funds/{fund}/agreements/{agreement}/versions/{version}/plain-english"
    },
    command = "agreement show",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.TABLES,
    problems = "LEDGER_AGREEMENT_UNKNOWN")
public final class ShowAgreement {

  private final Ledger ledger;

  /** An agreement of these books. */
  public ShowAgreement(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The version, as it is applied. */
  public Agreement run(FundCode fund, AgreementCode agreement, int version) {
    return new Agreements(ledger.books()).get(ledger.funds().get(fund).code(), agreement, version);
  }

  /** The version, word for word as it was added. */
  public String document(FundCode fund, AgreementCode agreement, int version) {
    return ledger.agreements().get(ledger.funds().get(fund).code(), agreement, version).document();
  }
}
