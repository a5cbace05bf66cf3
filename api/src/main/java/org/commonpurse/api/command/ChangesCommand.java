package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.balance.ChangesBetween;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ChangesResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what changed between two views of the books. */
@Command(
    name = "changes",
    header = "Print what changed since, and the entries that explain it.",
    description = {
      "",
      "Compares balances as they are (or as --as-at and --as-known say) with what they were as"
          + " --as-at-before and --as-known-before say. \"What did we learn since May about March?\" is"
          + " --as-at 2023-03-31 --as-known-before 2023-05-01T00:00:00Z."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ChangesCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final QueryOptions query = new QueryOptions();

  @Option(
      names = "--as-at-before",
      paramLabel = "DAY",
      description = "The last day that counts in the first view. Without it: the same day.")
  private Optional<String> asAtBefore = Optional.empty();

  @Option(
      names = "--as-known-before",
      paramLabel = "INSTANT",
      description = "The moment of the first view. Without it: now.")
  private Optional<String> asKnownBefore = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "LIST",
      description = "What to tell apart, as for balances. Without it: account.")
  private String by = "account";

  @Option(
      names = "--partners",
      paramLabel = "HOW",
      description = "apart, or together with those they succeeded. Without it: apart.")
  private Optional<String> partners = Optional.empty();

  @Mixin private final PageOptions page = new PageOptions();

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  ChangesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        page.of(
            query
                .options()
                .with("asAtBefore", asAtBefore)
                .with("asKnownBefore", asKnownBefore)
                .with("by", by)
                .with("partners", partners));
    var wanted = Queries.changes(query.fund(), options);
    try (var ledger = settings.openExisting()) {
      var changes = new ChangesBetween(ledger).run(wanted);
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(ChangesResponse.of(changes, options)));
      } else {
        print(changes);
      }
    }
    return ExitCode.DONE.number();
  }

  private void print(ChangesBetween.Output changes) {
    var header =
        new ArrayList<>(changes.query().balances().by().stream().map(WireName::of).toList());
    int words = header.size();
    header.add("before");
    header.add("after");
    header.add("change");
    var table = new TextTable(words, header);
    var changed = changes.rows().stream().filter(row -> row.changePence() != 0).toList();
    for (var row : changed) {
      var cells = new ArrayList<>(row.key().words());
      cells.add(Amounts.print(row.beforePence()));
      cells.add(Amounts.print(row.afterPence()));
      cells.add(Amounts.print(row.changePence()));
      table.row(cells);
    }
    if (changed.isEmpty()) {
      console.out().println("No balance changed.");
    } else {
      table.lines().forEach(console.out()::println);
    }
    console.out().println();
    for (var entry : changes.entries()) {
      console.out().print(entry.added() ? "added  " : "gone   ");
      EntryText.print(entry.entry().recorded(), console.out());
    }
    PageOptions.tellNext(console.err(), changes.nextAfter());
  }
}
