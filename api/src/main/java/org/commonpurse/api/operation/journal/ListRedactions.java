package org.commonpurse.api.operation.journal;

import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.redaction.Redaction;

/** Which narratives were taken out of a fund's entries, by whom and why. */
@OperationSpec(
    name = "redactions",
    summary = "which narratives were taken out of the entries of a fund, by whom and why",
    routes = "GET /api/v1/funds/{fund}/redactions",
    command = "redactions",
    permission = Permission.AUDIT,
    shows = Shows.EVERY_LINE,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE)
public final class ListRedactions {

  private final Ledger ledger;

  /** The redactions of these books. */
  public ListRedactions(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of them, in the order in which they were recorded; each is found by the sequence of its entry. */
  public ListPage<Redaction> run(FundCode fund, ListQuery page) {
    return ListPage.of(
        ledger.books().now(at -> at.redactions().list(fund)),
        redaction -> Long.toString(redaction.entry()),
        page);
  }
}
