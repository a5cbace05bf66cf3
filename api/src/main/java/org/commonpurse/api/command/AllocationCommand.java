package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.settlement.History;
import org.commonpurse.api.operation.allocation.ListAllocations;
import org.commonpurse.api.operation.allocation.RerunHistory;
import org.commonpurse.api.operation.allocation.ShowAllocation;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.HistoryResponse;
import org.commonpurse.api.representation.RevisionResponse;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the agreements of a fund give when they are applied to its books. */
@Command(
    name = "allocation",
    header = "Apply a fund's agreements to its books, decide, take positions, compare and pay.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ApplyingCommands.Preview.class,
      ApplyingCommands.Apply.class,
      AllocationCommand.All.class,
      AllocationCommand.Show.class,
      DecisionCommands.Decide.class,
      DecisionCommands.Take.class,
      DecisionCommands.TakeOnDue.class,
      AllocationCommand.Rerun.class,
      PaymentCommands.Run.class,
      PaymentCommands.Pay.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class AllocationCommand {

  /** Lists what was recorded. */
  @Command(
      name = "list",
      header = "List every revision of every allocation, in the order in which they were recorded.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All extends OnFund {

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var asked = page.of(RequestParameters.options());
      try (var ledger = open()) {
        var recorded = new ListAllocations(ledger).run(fund(), Queries.list(asked));
        var table = new TextTable(4, List.of("key", "by", "recorded", "why"));
        for (var each : recorded.items()) {
          table.row(each.key(), each.by().name(), each.recordedAt().toString(), each.why());
        }
        print(recorded, RevisionResponse::heading, asked, table.lines());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Shows one revision. */
  @Command(
      name = "show",
      header = "Show one allocation with its working, decisions and positions.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Show extends OnFund {

    @Option(
        names = "--key",
        required = true,
        paramLabel = "KEY",
        description = "The key, as \"allocation list\" prints it.")
    private String key = "";

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var found = new ShowAllocation(ledger).run(fund(), key);
        print(RevisionResponse.whole(found), AllocationText.of(found));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Runs history again. */
  @Command(
      name = "rerun",
      header = "Tell what past years would have come to under a proposed agreement.",
      description = {"", "Compares year by year and partner by partner. Records nothing."},
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Rerun extends OnFund {

    @Option(
        names = "--agreement",
        required = true,
        paramLabel = "FILE",
        description = "The proposed agreement, as YAML or JSON. It need not have been added.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      var document = Document.read(file);
      try (var ledger = open()) {
        var history = new RerunHistory(ledger).run(fund(), document);
        print(HistoryResponse.of(history), lines(history));
      }
      return ExitCode.DONE.number();
    }

    private static List<String> lines(History history) {
      var lines = new ArrayList<String>();
      lines.add(
          "What partners paid (positive) or received, and would have under %s, in %s:"
              .formatted(history.proposed().label(), history.proposed().currency()));
      var table =
          new TextTable(2, List.of("year", "partner", "recorded", "proposed", "difference"));
      for (var each : history.differences()) {
        table.row(
            each.period(),
            each.partner().value(),
            Amounts.print(each.recordedPence()),
            Amounts.print(each.proposedPence()),
            Amounts.print(each.pence()));
      }
      history
          .totals()
          .forEach(
              (partner, pence) -> table.row("all", partner.value(), "", "", Amounts.print(pence)));
      lines.addAll(table.lines());
      return lines;
    }
  }
}
