package org.commonpurse.api.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.api.operation.exit.ListExits;
import org.commonpurse.api.operation.exit.PreviewExit;
import org.commonpurse.api.operation.exit.RecordExit;
import org.commonpurse.api.representation.ExitResponse;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The winding up of a fund, and the leavings of its partners. */
@Command(
    name = "exit",
    header = "Wind a fund up, or let a partner leave it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ExitCommand.All.class, ExitCommand.Preview.class, ExitCommand.Act.class},
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class ExitCommand {

  /** Lists exits. */
  @Command(
      name = "list",
      header = "List what was returned when the fund was wound up, or partners left it.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All extends OnFund {

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var exits = ListResponse.of(new ListExits(ledger).run(fund()), ExitResponse::of);
        var lines = new ArrayList<String>();
        exits.items().forEach(exit -> lines.addAll(lines(exit)));
        print(exits, lines);
      }
      return ExitCode.DONE.number();
    }
  }

  /** Shows what would be returned. */
  @Command(
      name = "preview",
      header = "Show what would be returned and what would be due; records nothing.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Preview extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The exit, as YAML or JSON.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
      var document = Document.read(file);
      try (var ledger = open()) {
        var account = ExitResponse.of(new PreviewExit(ledger).run(fund(), document));
        print(account, lines(account));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Posts and records. */
  @Command(
      name = "record",
      header = "Post what is returned, and record the final account.",
      description = {
        "",
        "After it nothing is posted to the fund, or to the partner that left, but payments of what"
            + " was due."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Act extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The exit, as YAML or JSON.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var document = Document.read(file);
      try (var ledger = open()) {
        var account = ExitResponse.of(new RecordExit(ledger).run(fund(), document, by.caller()));
        print(account, lines(account));
      }
      return ExitCode.DONE.number();
    }
  }

  private static List<String> lines(ExitResponse account) {
    var lines = new ArrayList<String>();
    lines.add(
        account.partner().map(partner -> partner + " leaves").orElse("The fund is wound up")
            + " on %s; it held %s.".formatted(account.on(), grouped(account.held())));
    var returns = new TextTable(2, List.of("returned to", "from", "amount"));
    account
        .returns()
        .forEach(each -> returns.row(each.partner(), each.from(), grouped(each.amount())));
    lines.addAll(returns.lines());
    var dues = new TextTable(1, List.of("due afterwards", "amount"));
    account.dues().forEach(each -> dues.row(each.account(), grouped(each.amount())));
    lines.addAll(dues.lines());
    var statements =
        new TextTable(1, List.of("partner", "contributions", "charges", "paid", "returned", "due"));
    account
        .statements()
        .forEach(
            each ->
                statements.row(
                    each.partner(),
                    grouped(each.contributions()),
                    grouped(each.charges()),
                    grouped(each.paid()),
                    grouped(each.returned()),
                    grouped(each.due())));
    lines.addAll(statements.lines());
    return lines;
  }

  /** An amount of two decimals as all commands print it, with thousands apart. */
  private static String grouped(String amount) {
    return Amounts.print(new BigDecimal(amount).unscaledValue().longValueExact());
  }
}
