package org.commonpurse.api.operation.agreement;

import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Openings;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/**
 * Adds a version of an agreement to a fund, once, and tells what it may not mean. A deed of variation is
 * a version that says {@code varies}.
 */
@OperationSpec(
    name = "agreement-add",
    summary = "adds a version of an agreement and tells the linter's warnings",
    routes = "POST /api/v1/funds/{fund}/agreements",
    command = "agreement add",
    permission = Permission.MANAGE_AGREEMENTS,
    idempotency = Idempotency.BY_CONTENT,
    parameters = ParameterGroup.OPENINGS,
    requests = "agreement",
    problems = {
      "LEDGER_AGREEMENT_DIFFERS",
      "AGREEMENT_VERSIONS_OVERLAP",
      "AGREEMENT_VARIES_UNKNOWN",
      "AGREEMENT_VARIATION_OUTSIDE_TERM",
      "AGREEMENT_OPENING_NOT_HELD",
      "AGREEMENT_UNKNOWN_TO_FUND"
    })
public final class AddAgreement {

  private final Ledger ledger;

  /** Adds to these books. */
  public AddAgreement(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Adds it; the same text again changes nothing.
   *
   * @param document  what {@code agreement.schema.json} describes
   * @param openings  whether what its reserves open with must be held or is posted
   * @return the version, with what the linter warns of
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong; {@code
   *     LEDGER_AGREEMENT_DIFFERS} if that version was added with another text
   */
  public Lint run(FundCode fund, Document document, Openings openings, Caller caller) {
    var added =
        new Agreements(ledger.books())
            .add(
                ledger.funds().get(fund),
                document,
                openings,
                openings == Openings.ARE_POSTED
                    ? caller.asks("agreement-add", document.text(), "post-openings")
                    : caller.asks("agreement-add", document.text()),
                caller.actor());
    return Lint.of(document, added);
  }
}
