package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.PostEntries;
import org.commonpurse.api.operation.journal.PostEntry;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ReceiptResponse;
import org.commonpurse.ledger.document.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records the entries of a document. */
@Command(
    name = "post",
    header = "Record an entry, or several together, once.",
    description = {
      "",
      "The file holds one entry, or a list of them under \"entries\", as entry.schema.json and"
          + " entries.schema.json describe. Several are recorded all or none. Files of other programs"
          + " are for \"import\"."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class PostCommand extends OnFund {

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "The entries, as YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Your key: of a single entry where the file has none, or of several together.")
  private Optional<String> key = Optional.empty();

  @Mixin private final ActingOptions acting = new ActingOptions();

  @Override
  public Integer call() {
    var given = RequestParameters.options().with("key", key).one("key", EntryKeys::of);
    var document = Document.read(file);
    try (var ledger = open()) {
      var receipts =
          document.root().has("entries")
              ? new PostEntries(ledger)
                  .run(new PostEntries.Input(fund(), document, new Caller(acting.actor(), given)))
              : List.of(
                  new PostEntry(ledger)
                      .run(new PostEntry.Input(fund(), document, given, acting.actor())));
      print(
          ListResponse.of(receipts, ReceiptResponse::of),
          receipts.stream().map(ActOnFund::text).toList());
    }
    return ExitCode.DONE.number();
  }
}
