package org.commonpurse.api.operation.exit;

import org.commonpurse.allocation.exit.ExitRequest;
import org.commonpurse.allocation.exit.Exits;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exit.Exit;
import org.commonpurse.ledger.id.FundCode;

/** Winds a fund up, or lets a partner leave it, once. */
@OperationSpec(
    name = "exit-record",
    summary = "winds a fund up, or lets a partner leave it: posts what is returned, once",
    routes = "POST /api/v1/funds/{fund}/exits",
    command = "exit record",
    permission = Permission.DECIDE,
    idempotency = Idempotency.NONE,
    posts = true,
    requests = "exit",
    problems = {
      "EXIT_COMMITMENT_NOT_POSITIVE",
      "EXIT_ENTRIES_LATER",
      "EXIT_ADVANCE_OWED",
      "EXIT_HOST_LEAVES",
      "EXIT_NAME_UNKNOWN",
      "EXIT_SHARES_UNSAID",
      "EXIT_SHORT",
      "EXIT_STREAM_UNSAID"
    })
public final class RecordExit {

  private final Ledger ledger;

  /** Records in these books. */
  public RecordExit(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Posts the entries and records the final account.
   *
   * @param document  what {@code exit.schema.json} describes
   */
  public Exit run(FundCode fund, Document document, Caller caller) {
    var request = ExitRequest.read(ledger.funds().get(fund), document);
    return new Exits(ledger.books())
        .carryOut(fund, request, caller.asks("exit-record", document.text()), caller.actor());
  }
}
