package org.commonpurse.api.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.fund.ListFunds;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.representation.FundsResponse;
import org.commonpurse.api.representation.ResponseJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the funds. */
@Command(
    name = "funds",
    header = "List the funds.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class FundsCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--json", description = "Print them as JSON, each as it could be registered.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  FundsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var ledger = settings.openExisting()) {
      var funds = new ListFunds(ledger).run();
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(FundsResponse.of(funds)));
      } else {
        var table =
            new TextTable(
                6,
                List.of(
                    "fund", "kind", "host", "opens", "currency", "name", "partners", "schemes"));
        for (var fund : funds) {
          table.row(
              fund.code().value(),
              WireName.of(fund.kind()),
              fund.host().value(),
              fund.opensOn().toString(),
              fund.currency().getCurrencyCode(),
              fund.name(),
              Integer.toString(fund.partners().size()),
              Integer.toString(fund.schemes().size()));
        }
        table.lines().forEach(console.out()::println);
      }
    }
    return ExitCode.DONE.number();
  }
}
