package org.commonpurse.api.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.fund.ListFunds;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.FundResponse;
import org.commonpurse.api.representation.ListResponse;
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

  @Mixin private final PageOptions page = new PageOptions();

  @Option(names = "--json", description = "Print them as JSON, each as it could be registered.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  FundsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var ledger = settings.openExisting()) {
      var asked = page.of(RequestParameters.options());
      var funds = new ListFunds(ledger).run(Queries.list(asked));
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(ListResponse.of(funds, FundResponse::of, asked)));
      } else {
        var table =
            new TextTable(
                6,
                List.of(
                    "fund", "kind", "host", "opens", "currency", "name", "partners", "schemes"));
        for (var fund : funds.items()) {
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
        PageOptions.tellNext(console.err(), funds.next());
      }
    }
    return ExitCode.DONE.number();
  }
}
