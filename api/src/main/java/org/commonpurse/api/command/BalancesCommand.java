package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.balance.BalancesOf;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.BalancesResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints balances. */
@Command(
    name = "balances",
    header = "Print balances, as at a day and as known at a moment.",
    description = {"", "A debit balance is positive, a credit balance negative."},
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class BalancesCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final QueryOptions query = new QueryOptions();

  @Option(
      names = "--by",
      paramLabel = "LIST",
      description = {
        "What to tell apart, in this order: kind, account, year, month, partner, stream, scheme,",
        "provider, measure, clause, reserve, nature. Without it: account."
      })
  private String by = "account";

  @Option(
      names = "--partners",
      paramLabel = "HOW",
      description = "apart, or together with those they succeeded. Without it: apart.")
  private Optional<String> partners = Optional.empty();

  @Option(names = "--json", description = "Print them as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  BalancesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options = query.options().with("by", by).with("partners", partners);
    var balances = Queries.balances(query.fund(), options);
    try (var ledger = settings.openExisting()) {
      var found = new BalancesOf(ledger).run(balances);
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(BalancesResponse.of(found)));
      } else {
        var header = new ArrayList<>(balances.by().stream().map(WireName::of).toList());
        header.add(found.currency().getCurrencyCode());
        var table = new TextTable(header.size() - 1, header);
        for (var row : found.rows()) {
          var cells = new ArrayList<>(row.key().words());
          cells.add(Amounts.print(row.pence()));
          table.row(cells);
        }
        table.lines().forEach(console.out()::println);
      }
    }
    return ExitCode.DONE.number();
  }
}
