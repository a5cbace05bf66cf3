package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.representation.Asked;
import org.commonpurse.api.representation.EntryReader;
import org.commonpurse.api.representation.Json;
import org.commonpurse.api.representation.ReceiptAnswer;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.EntryKey;
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
final class PostCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "The entries, as YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Your key for a single entry, where the file has none.")
  private Optional<String> key = Optional.empty();

  @Mixin private final ActingOptions acting = new ActingOptions();

  @Option(names = "--json", description = "Print the receipts as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  PostCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var asked = new Asked().with("--fund", fund).with("--key", key);
    var document = Document.read(file);
    try (var ledger = settings.openExisting()) {
      var present = ledger.funds().get(asked.one("--fund", Code::of).orElseThrow());
      var reader = new EntryReader(present, acting.actor());
      var receipts =
          document.root().has("entries")
              ? ledger.journal().postAll(reader.many(document))
              : List.of(
                  ledger.journal().post(reader.one(document, asked.one("--key", EntryKey::new))));
      if (isJsonWanted) {
        var answers = receipts.stream().map(ReceiptAnswer::of).toList();
        console.out().println(Json.pretty(Map.of("receipts", answers)));
      } else {
        receipts.forEach(receipt -> ReceiptText.print(receipt, false, console.out()));
      }
    }
    return ExitCode.DONE.number();
  }
}
