package org.commonpurse.api.operation.agreement;

import org.commonpurse.allocation.agreement.AgreementChanges;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.api.operation.query.VersionsQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/** Tells what differs between two versions of an agreement that the books hold. */
@OperationSpec(
    name = "agreement-changes",
    summary =
        "tells in words, clause by clause, what differs between two versions as they were signed",
    routes = "GET /api/v1/funds/{fund}/agreements/{agreement}/changes",
    command = "agreement changes",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.VERSIONS,
    problems = {"SERVICE_PARAMETER_MISSING", "LEDGER_AGREEMENT_UNKNOWN"})
public final class CompareVersions {

  private final Ledger ledger;

  /** Versions that these books hold. */
  public CompareVersions(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Compares them. */
  public AgreementChanges run(FundCode fund, AgreementCode agreement, VersionsQuery query) {
    return new Agreements(ledger.books())
        .changes(ledger.funds().get(fund).code(), agreement, query.from(), query.to());
  }
}
