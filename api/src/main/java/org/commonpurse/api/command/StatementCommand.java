package org.commonpurse.api.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.balance.StatementOf;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.api.representation.StatementResponse;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a statement of an account or a partner. */
@Command(
    name = "statement",
    header = "Print a statement of an account or a partner.",
    description = {
      "",
      "The balance before, each posting in order of day with the balance after it, and the balance at"
          + " the end, which is what \"balances\" prints. A partner's statement is of what it owes the"
          + " fund (receivable) and is owed by it (payable). Debits are positive, credits negative."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class StatementCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(names = "--account", paramLabel = "PATH", description = "The account, such as bank.")
  private Optional<String> account = Optional.empty();

  @Option(names = "--partner", paramLabel = "CODE", description = "The partner.")
  private Optional<String> partner = Optional.empty();

  @Option(
      names = "--book",
      paramLabel = "BOOK",
      description = "plan, actual or impact. Without it: actual.")
  private Optional<String> book = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day listed. Without it: from the beginning.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--as-at",
      paramLabel = "DAY",
      description = "The last day listed. Without it: to the end.")
  private Optional<String> asAt = Optional.empty();

  @Option(
      names = "--as-known",
      paramLabel = "INSTANT",
      description = "Only what was recorded by this moment, such as 2023-05-02T09:30:00Z.")
  private Optional<String> asKnown = Optional.empty();

  @Option(
      names = "--partners",
      paramLabel = "HOW",
      description = "apart, or together with those they succeeded. Without it: apart.")
  private Optional<String> partners = Optional.empty();

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  StatementCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        RequestParameters.options()
            .with("fund", fund)
            .with("account", account)
            .with("partner", partner)
            .with("book", book)
            .with("from", from)
            .with("asAt", asAt)
            .with("asKnown", asKnown)
            .with("partners", partners);
    var query = Queries.statement(options.one("fund", FundCode::of).orElseThrow(), options);
    try (var ledger = settings.openExisting()) {
      var found = new StatementOf(ledger).run(query);
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(StatementResponse.of(found)));
      } else {
        print(found);
      }
    }
    return ExitCode.DONE.number();
  }

  private void print(StatementOf.Output found) {
    var query = found.query();
    var statement = found.statement();
    var currency = found.currency().getCurrencyCode();
    var table =
        new TextTable(
            5, List.of("day", "entry", "account", "reference", "narrative", currency, "balance"));
    table.row(
        query.span().from().map(Object::toString).orElse(""),
        "",
        "",
        "",
        "opening balance",
        "",
        Amounts.print(statement.openingPence()));
    for (var line : statement.lines()) {
      var entry = line.recorded().entry();
      table.row(
          entry.effectiveOn().toString(),
          Long.toString(line.recorded().sequence()),
          line.account().path(),
          entry.reference(),
          entry.narrative(),
          Amounts.print(line.pence()),
          Amounts.print(line.balancePence()));
    }
    table.row(
        query.span().asAt().map(Object::toString).orElse(""),
        "",
        "",
        "",
        "closing balance",
        "",
        Amounts.print(statement.closingPence()));
    table.lines().forEach(console.out()::println);
  }
}
