package org.commonpurse.api.operation.journal;

import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.Reason;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.redaction.Redaction;

/** Takes the narrative of an entry out for good; its figures and its seal stay as they are. */
@OperationSpec(
    name = "entry-redact",
    summary = "takes the narrative of an entry out for good; figures and seal stay as they are",
    detail =
        "The reason stays readable, so it must not repeat what is taken out. The answer says where the text was"
            + " found besides and stays.",
    routes = "POST /api/v1/funds/{fund}/entries/{sequence}/redaction",
    command = "redact",
    permission = Permission.REDACT,
    idempotency = Idempotency.BY_KEY,
    requests = "reason",
    problems = {
      "LEDGER_ENTRY_UNKNOWN",
      "LEDGER_TRACES_LEFT",
      "REDACTION_DONE",
      "REDACTION_OF_FIRST_FORM",
      "REDACTION_PROPOSAL_OPEN",
      "REDACTION_REASON_UNFIT",
      "REDACTION_UNSOUND"
    })
public final class RedactEntry {

  private final Ledger ledger;

  /** Takes narratives out of these books. */
  public RedactEntry(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Takes it out; asked again with the same key, it is told as it was done.
   *
   * @param sequence  of the entry
   * @param reason  why, without the text
   */
  public Redaction run(FundCode fund, long sequence, String reason, Caller caller) {
    return ledger
        .books()
        .write(
            fund,
            caller.asks("entry-redact", sequence, reason),
            new RepeatableAct<>(
                books -> books.redactions().redact(fund, sequence, reason, caller.actor()),
                done -> "",
                (books, before) -> books.redactions().again(fund, sequence)));
  }

  /**
   * The same, for the reason that a document gives.
   *
   * @param document  what {@code reason.schema.json} describes
   */
  public Redaction run(FundCode fund, long sequence, Document document, Caller caller) {
    return run(fund, sequence, Reason.read(document), caller);
  }
}
