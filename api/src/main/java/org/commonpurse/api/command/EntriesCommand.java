package org.commonpurse.api.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.EntryResponse;
import org.commonpurse.api.representation.ResponseJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints entries. */
@Command(
    name = "entries",
    header = "Print entries of the journal, oldest or newest first.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class EntriesCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final QueryOptions query = new QueryOptions();

  @Option(names = "--reference", paramLabel = "TEXT", description = "Only with this reference.")
  private Optional<String> reference = Optional.empty();

  @Option(names = "--key", paramLabel = "TEXT", description = "Only the entry with this key.")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--amount-from",
      paramLabel = "AMOUNT",
      description = "Only with a posting of at least this size, debit or credit.")
  private Optional<String> amountFrom = Optional.empty();

  @Option(
      names = "--amount-to",
      paramLabel = "AMOUNT",
      description = "Only with a posting of at most this size, debit or credit.")
  private Optional<String> amountTo = Optional.empty();

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "Only with this in the narrative or the reference.")
  private Optional<String> text = Optional.empty();

  @Option(names = "--actor", paramLabel = "NAME", description = "Only what this one recorded.")
  private Optional<String> actor = Optional.empty();

  @Option(
      names = "--recorded-since",
      paramLabel = "INSTANT",
      description = "Only what was recorded at this moment or later.")
  private Optional<String> recordedSince = Optional.empty();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "oldest or newest first. Without it: oldest.")
  private Optional<String> order = Optional.empty();

  @Mixin private final PageOptions page = new PageOptions();

  @Option(names = "--json", description = "Print them as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  EntriesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        page.of(
            query
                .options()
                .with("reference", reference)
                .with("key", key)
                .with("amountFrom", amountFrom)
                .with("amountTo", amountTo)
                .with("text", text)
                .with("actor", actor)
                .with("recordedSince", recordedSince)
                .with("order", order));
    var entries = Queries.entries(query.fund(), options);
    try (var ledger = settings.openExisting()) {
      var found = new FindEntries(ledger).run(entries);
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(EntryResponse.list(found, options)));
      } else {
        print(found);
      }
    }
    return ExitCode.DONE.number();
  }

  private void print(FindEntries.Output found) {
    found.entries().forEach(entry -> EntryText.print(entry.recorded(), console.out()));
    PageOptions.tellNext(console.err(), found.next().map(next -> next.paging().afterSequence()));
  }
}
