package org.commonpurse.api.operation.exit;

import org.commonpurse.allocation.exit.ExitRequest;
import org.commonpurse.allocation.exit.Exits;
import org.commonpurse.allocation.exit.FinalAccount;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;

/** What winding a fund up, or a partner's leaving, would return; records nothing. */
@OperationSpec(
    name = "exit-preview",
    summary = "what winding a fund up, or a partner's leaving, would return; records nothing",
    routes = "POST /api/v1/funds/{fund}/exits/preview",
    command = "exit preview",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "exit",
    problems = {
      "EXIT_COMMITMENT_NOT_POSITIVE",
      "EXIT_ENTRIES_LATER",
      "EXIT_ADVANCE_OWED",
      "EXIT_HOST_LEAVES",
      "EXIT_NAME_UNKNOWN",
      "EXIT_SHARES_UNSAID",
      "EXIT_SHORT",
      "EXIT_STREAM_UNSAID",
      "LEDGER_FUND_WOUND_UP",
      "LEDGER_PARTNER_LEFT"
    })
public final class PreviewExit {

  private final Ledger ledger;

  /** Previews on these books. */
  public PreviewExit(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The final account as it would be.
   *
   * @param document  what {@code exit.schema.json} describes
   */
  public FinalAccount run(FundCode fund, Document document) {
    var request = ExitRequest.read(ledger.funds().get(fund), document);
    return new Exits(ledger.books()).preview(fund, request);
  }
}
