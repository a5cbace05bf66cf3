package org.commonpurse.api.operation.journal;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Reversal;

/** Takes back an entry, or a part of it, once. */
@OperationSpec(
    name = "entry-reverse",
    summary = "takes back an entry, or a part of it, once",
    routes = "POST /api/v1/funds/{fund}/entries/{sequence}/reversal",
    command = "reverse",
    permission = Permission.POST,
    idempotency = Idempotency.BY_KEY,
    posts = true,
    requests = "reversal",
    problems = {
      "ENTRY_KEY_MISSING",
      "LEDGER_ENTRY_UNKNOWN",
      "LEDGER_REVERSED_ALREADY",
      "LEDGER_REVERSAL_OF_REVERSAL"
    })
public final class ReverseEntry {

  private final Ledger ledger;

  /** Takes back what is in these books. */
  public ReverseEntry(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Takes it back; asked again with the same key, it is answered with the first receipt, marked as a
   * replay.
   */
  public Receipt run(Reversal reversal) {
    return ledger.journal().reverse(reversal);
  }

  /**
   * Takes it back as a document says.
   *
   * @param document  what {@code reversal.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public Receipt run(FundCode fund, long sequence, Document document, EntryKey key, Actor by) {
    var reader = new SubmissionReader(ledger.funds().get(fund), by);
    var reversal = reader.reversal(document, sequence, key);
    return SubmissionReader.placed(document, () -> run(reversal));
  }
}
