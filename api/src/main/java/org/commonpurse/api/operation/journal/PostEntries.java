package org.commonpurse.api.operation.journal;

import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Receipt;

/** Records several entries, all or none, each with its key. */
@OperationSpec(
    name = "entries-post",
    summary = "records several entries, all or none",
    detail =
        "As JSON at most 10,000 entries a request. As lines (application/x-ndjson), an entry each, as"
            + " many as fit in 256 MiB, with 1 MiB a line: they are kept on disk and take no memory.",
    routes = "POST /api/v1/funds/{fund}/entries/batch",
    onlyOneDoor = "\"post\" takes a file of several entries too",
    permission = Permission.POST,
    idempotency = Idempotency.BY_KEY,
    posts = true,
    requests = "entries",
    file = "application/x-ndjson",
    problems = {"ENTRY_KEY_MISSING", "ENTRY_SIDE_UNCLEAR"})
public final class PostEntries {

  private final Ledger ledger;

  /** Posts in these books. */
  public PostEntries(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Entries to post.
   *
   * @param entries  what {@code entries.schema.json} describes
   */
  public record Input(FundCode fund, Document entries, Caller caller) {}

  /**
   * Records them, or, where one is refused, none.
   *
   * @return a receipt for each, in their order
   * @throws org.commonpurse.ledger.problem.ProblemException with the place of what is wrong
   */
  public List<Receipt> run(Input input) {
    var caller = input.caller();
    var reader = new SubmissionReader(ledger.funds().get(input.fund()), caller.actor());
    var submissions = reader.many(input.entries());
    // The key of one of the entries names that entry, wherever it is given.
    boolean isOfEntry =
        submissions.stream().anyMatch(each -> caller.key().equals(Optional.of(each.key())));
    if (caller.key().isEmpty() || isOfEntry) {
      return SubmissionReader.placed(input.entries(), () -> ledger.journal().postAll(submissions));
    }
    return SubmissionReader.placed(
        input.entries(),
        () ->
            ledger
                .books()
                .write(
                    input.fund(),
                    caller.asks("entries-post", input.entries().text()),
                    new RepeatableAct<>(
                        books -> books.journal().postAll(submissions),
                        receipts -> "",
                        // Each entry has its key, and is told as a replay.
                        (books, before) -> books.journal().postAll(submissions))));
  }
}
