package org.commonpurse.api.operation.agreement;

import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** Warns of what an agreement says and may not mean; records nothing. */
@OperationSpec(
    name = "agreement-lint",
    summary = "warns of what an agreement may not mean; records nothing",
    routes = "POST /api/v1/funds/{fund}/agreements/lint",
    command = "lint",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "agreement",
    problems = "AGREEMENT_UNKNOWN_TO_FUND")
public final class LintAgreement {

  private final Ledger ledger;

  /** Checks agreements for the funds of these books. */
  public LintAgreement(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Checks an agreement for a fund.
   *
   * @param document  what {@code agreement.schema.json} describes
   * @throws org.commonpurse.ledger.document.DocumentException if it is wrong in itself, or names what
   *     the fund does not have
   */
  public Lint run(FundCode fund, Document document) {
    return Lint.of(
        document, new Agreements(ledger.books()).read(ledger.funds().get(fund), document));
  }

  /**
   * Checks an agreement by itself, without any books.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if it is wrong in itself
   */
  public static Lint withoutBooks(Document document) {
    return Lint.of(document, AgreementReader.read(document));
  }
}
