package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_LINE_MALFORMED;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.plan.ComparePlan;
import org.commonpurse.api.operation.plan.ForecastLine;
import org.commonpurse.api.operation.plan.LoadSchedules;
import org.commonpurse.api.operation.plan.MoveBudget;
import org.commonpurse.api.operation.plan.SetBudget;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.PlanResponse;
import org.commonpurse.api.representation.ReceiptResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.plan.PlanRow;
import org.commonpurse.ledger.plan.Plans;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The plan of a fund: its parts are the commands below it. */
@Command(
    name = "plan",
    header = "Budgets, virements and forecasts, against what was spent.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      PlanCommand.Compare.class,
      PlanCommand.Load.class,
      PlanCommand.Budget.class,
      PlanCommand.Virement.class,
      PlanCommand.Forecast.class
    },
    optionListHeading = "%nOptions:%n")
final class PlanCommand {

  private static final String LINE = "SCHEME:STREAM:PROVIDER";

  private static Plans.Line line(String option, String text) {
    return RequestParameters.options()
        .with(option, text)
        .one(option, PlanCommand::line)
        .orElseThrow();
  }

  private static Plans.Line line(String text) {
    var parts = text.split(":", -1);
    if (parts.length != 3) {
      throw COMMAND_LINE_MALFORMED
          .because(
              "\"" + text + "\" is no line of spending. Write it like " + LINE + ".", "line", text)
          .toException();
    }
    return new Plans.Line(
        SchemeCode.of(parts[0]), StreamCode.of(parts[1]), PartnerCode.of(parts[2]));
  }

  /** Compares. */
  @Command(
      name = "compare",
      header = "Print budget against actual and forecast of a year.",
      description = {
        "",
        "A variance is actual less budget to date: positive is an overspend. A line's partner is the"
            + " one that leads its scheme."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Compare extends OnFund {

    @Option(
        names = "--year",
        required = true,
        paramLabel = "YEAR",
        description = "The financial year, such as 2023-24.")
    private String year = "";

    @Option(
        names = "--as-at",
        paramLabel = "DAY",
        description = "The last day of spending that counts. Without it: the year's last.")
    private Optional<String> asAt = Optional.empty();

    @Option(
        names = "--as-known",
        paramLabel = "INSTANT",
        description = "Only what was recorded by this moment.")
    private Optional<String> asKnown = Optional.empty();

    @Option(
        names = "--by",
        paramLabel = "LIST",
        description = "What to tell apart: scheme, stream, provider, partner. Without it: scheme.")
    private Optional<String> by = Optional.empty();

    @Override
    public Integer call() {
      var options =
          RequestParameters.options()
              .with("year", year)
              .with("asAt", asAt)
              .with("asKnown", asKnown)
              .with("by", by);
      var query = Queries.plan(fund(), options);
      try (var ledger = open()) {
        var found = new ComparePlan(ledger).run(query);
        print(PlanResponse.of(found), table(found).lines());
      }
      return ExitCode.DONE.number();
    }

    private static TextTable table(ComparePlan.Output found) {
      var header = new ArrayList<>(found.query().by().stream().map(WireName::of).toList());
      int words = header.size();
      header.addAll(List.of("budget", "to date", "actual", "variance", "forecast", "expected"));
      var table = new TextTable(words, header);
      found.rows().forEach(row -> table.row(cells(row)));
      return table;
    }

    private static List<String> cells(PlanRow row) {
      var cells = new ArrayList<>(row.key().words());
      cells.add(Amounts.print(row.year().budgetPence()));
      cells.add(Amounts.print(row.toDate().budgetPence()));
      cells.add(Amounts.print(row.toDate().spendingPence()));
      cells.add(Amounts.print(row.toDate().variancePence()));
      cells.add(Amounts.print(row.year().spendingPence()));
      cells.add(Amounts.print(row.year().variancePence()));
      return cells;
    }
  }

  /** Loads files. */
  @Command(
      name = "load",
      header = "Record whole files of budgets, contributions and spending, once.",
      description = {
        "",
        "Budgets by line need the contributions that pay for them. Contributions fall due by instalment;"
            + " spending is owed at the end of each month that has an amount. What is received and paid"
            + " is recorded when it is. A file with more rows or months records only these."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Load extends OnFund {

    @Option(
        names = "--budgets",
        paramLabel = "CSV",
        description = "year, scheme, stream, provider, amount")
    private Optional<Path> budgets = Optional.empty();

    @Option(
        names = "--contributions",
        paramLabel = "CSV",
        description = "year, partner, stream, amount, first_due, instalments, months_between")
    private Optional<Path> contributions = Optional.empty();

    @Option(
        names = "--spending",
        paramLabel = "CSV",
        description = "year, scheme, stream, provider, april to march")
    private Optional<Path> spending = Optional.empty();

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var files = new LoadSchedules.Files(text(budgets), text(contributions), text(spending));
      try (var ledger = open()) {
        var receipts = new LoadSchedules(ledger).run(fund(), files, by.caller());
        long before = receipts.stream().filter(Receipt::replay).count();
        print(
            ListResponse.of(receipts, ReceiptResponse::of),
            List.of(
                String.format(
                    Locale.ROOT,
                    "%,d entries, of which %,d were recorded before.",
                    receipts.size(),
                    before)));
      }
      return ExitCode.DONE.number();
    }

    private static String text(Optional<Path> file) {
      return file.map(CommandFiles::read).orElse("");
    }
  }

  /** What acts on the plan have in common. */
  abstract static class Act extends ActOnFund {

    @Option(
        names = "--on",
        required = true,
        paramLabel = "DAY",
        description = "The day from which it counts.")
    private String on = "";

    @Option(
        names = "--amount",
        required = true,
        paramLabel = "AMOUNT",
        description = "Pounds and pence, such as 1200.50.")
    private String amount = "";

    abstract Receipt post(Ledger ledger, LocalDate day, long pence);

    @Override
    final Receipt post(Ledger ledger, Fund fund) {
      var day = RequestParameters.options().with("on", on).one("on", Days::parse).orElseThrow();
      return post(ledger, day, pence(fund, "amount", amount));
    }
  }

  /** Budgets a line. */
  @Command(
      name = "budget",
      header = "Set the budget of a line of spending, once.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Budget extends Act {

    @Option(
        names = "--line",
        required = true,
        paramLabel = LINE,
        description = "The scheme, the stream that pays and the provider that is paid.")
    private String line = "";

    @Option(
        names = "--payer",
        required = true,
        paramLabel = "PARTNER",
        description = "The partner whose contribution pays for it.")
    private String payer = "";

    @Override
    Receipt post(Ledger ledger, LocalDate day, long pence) {
      var partner =
          RequestParameters.options()
              .with("payer", payer)
              .one("payer", PartnerCode::of)
              .orElseThrow();
      return new SetBudget(ledger)
          .run(new SetBudget.Input(fund(), day, line("line", line), partner, pence, key(), by()));
    }
  }

  /** Moves budget. */
  @Command(
      name = "virement",
      header = "Move budget from one line to another, once, as somebody approved.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Virement extends Act {

    @Option(
        names = "--from",
        required = true,
        paramLabel = LINE,
        description = "The line that gives; it cannot give more than its budget of the year.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = LINE, description = "The line that gets.")
    private String to = "";

    @Option(
        names = "--approved-by",
        required = true,
        paramLabel = "NAME",
        description = "Who approved it.")
    private String approvedBy = "";

    @Option(
        names = "--minute",
        required = true,
        paramLabel = "TEXT",
        description = "The minute that says so.")
    private String minute = "";

    @Override
    Receipt post(Ledger ledger, LocalDate day, long pence) {
      var approver =
          RequestParameters.options()
              .with("approved-by", approvedBy)
              .one("approved-by", Actor::new)
              .orElseThrow();
      return new MoveBudget(ledger)
          .run(
              new MoveBudget.Input(
                  fund(),
                  day,
                  line("from", from),
                  line("to", to),
                  pence,
                  new Approval(approver, minute),
                  key(),
                  by()));
    }
  }

  /** Forecasts. */
  @Command(
      name = "forecast",
      header = "Forecast that a line comes out above its budget, or below it, once.",
      description = {
        "",
        "--amount is how much more than was forecast before; negative for less spending."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Forecast extends Act {

    @Option(
        names = "--line",
        required = true,
        paramLabel = LINE,
        description = "The scheme, the stream that pays and the provider that is paid.")
    private String line = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Override
    Receipt post(Ledger ledger, LocalDate day, long pence) {
      return new ForecastLine(ledger)
          .run(new ForecastLine.Input(fund(), day, line("line", line), pence, reason, key(), by()));
    }
  }
}
