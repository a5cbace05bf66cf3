package org.commonpurse.api.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.representation.EntriesAnswer;
import org.commonpurse.api.representation.Json;
import org.commonpurse.api.representation.Queries;
import org.commonpurse.ledger.journal.EntryPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints entries. */
@Command(
    name = "entries",
    header = "Print entries of the journal, in order of sequence.",
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
      names = "--after",
      paramLabel = "SEQUENCE",
      description = "Only entries after this one. Without it: from the first.")
  private Optional<String> after = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, up to 1,000. Without it: 100.")
  private Optional<String> limit = Optional.empty();

  @Option(names = "--json", description = "Print them as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  EntriesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var asked =
        query
            .asked()
            .with("reference", reference)
            .with("key", key)
            .with("after", after)
            .with("limit", limit);
    var entries = Queries.entries(query.fund(), asked);
    try (var ledger = settings.openExisting()) {
      var currency = ledger.funds().get(entries.fund()).currency();
      var page = ledger.journal().entries(entries);
      if (isJsonWanted) {
        console.out().println(Json.pretty(EntriesAnswer.of(page, currency)));
      } else {
        print(page);
      }
    }
    return ExitCode.DONE.number();
  }

  private void print(EntryPage page) {
    page.entries().forEach(entry -> EntryText.print(entry, console.out()));
    page.next()
        .ifPresent(
            next ->
                console
                    .err()
                    .println(
                        "There are more; ask for them with --after " + next.afterSequence() + "."));
  }
}
