package org.commonpurse.api.operation.journal;

import java.util.Optional;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Receipt;

/** Records an entry, once. */
@OperationSpec(
    name = "entry-post",
    summary = "records an entry, once",
    routes = "POST /api/v1/funds/{fund}/entries",
    command = "post",
    permission = Permission.POST,
    idempotency = Idempotency.BY_KEY,
    posts = true,
    requests = "entry",
    problems = {"ENTRY_KEY_MISSING", "ENTRY_KEY_DIFFERS", "ENTRY_SIDE_UNCLEAR"})
public final class PostEntry {

  private final Ledger ledger;

  /** Posts in these books. */
  public PostEntry(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * An entry to post.
   *
   * @param entry  what {@code entry.schema.json} describes
   * @param key  the caller's key, where it did not come with the entry
   */
  public record Input(FundCode fund, Document entry, Optional<EntryKey> key, Actor by) {}

  /**
   * Records it; sent again with the same key, it is answered with the first receipt, marked as a
   * replay.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public Receipt run(Input input) {
    var reader = new SubmissionReader(ledger.funds().get(input.fund()), input.by());
    var submission = reader.one(input.entry(), input.key());
    return SubmissionReader.placed(input.entry(), () -> ledger.journal().post(submission));
  }
}
