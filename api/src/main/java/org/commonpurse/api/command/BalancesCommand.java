package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.representation.BalancesAnswer;
import org.commonpurse.api.representation.Json;
import org.commonpurse.api.representation.Queries;
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
    var asked = query.asked().with("by", by).with("partners", partners);
    var balances = Queries.balances(query.fund(), asked);
    try (var ledger = settings.openExisting()) {
      var currency = ledger.funds().get(balances.fund()).currency();
      var rows = ledger.balances().of(balances);
      if (isJsonWanted) {
        console.out().println(Json.pretty(BalancesAnswer.of(balances, rows, currency)));
      } else {
        var header = new ArrayList<>(balances.by().stream().map(Json::word).toList());
        header.add(currency.getCurrencyCode());
        var table = new TextTable(header.size() - 1, header);
        for (var row : rows) {
          var cells = new ArrayList<String>(row.key());
          cells.add(Amounts.print(row.pence()));
          table.row(List.copyOf(cells));
        }
        table.lines().forEach(console.out()::println);
      }
    }
    return ExitCode.DONE.number();
  }
}
