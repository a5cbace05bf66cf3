package org.commonpurse.api.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.period.CheckPeriod;
import org.commonpurse.api.operation.period.ClosePeriod;
import org.commonpurse.api.operation.period.ListPeriods;
import org.commonpurse.api.operation.period.ReopenPeriod;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.PeriodResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.period.ChecklistItem;
import org.commonpurse.ledger.period.PeriodStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Closes periods and opens them again. */
@Command(
    name = "period",
    header = "List, close and reopen periods.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PeriodCommand.Status.class,
      PeriodCommand.Checklist.class,
      PeriodCommand.Close.class,
      PeriodCommand.Reopen.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class PeriodCommand {

  /** What acts on periods have in common. */
  abstract static class OnPeriods extends OnFund {

    void print(List<PeriodStatus> periods) {
      print(ListResponse.of(periods, PeriodResponse::of), lines(periods));
    }

    static List<String> lines(List<PeriodStatus> periods) {
      return periods.stream().map(OnPeriods::line).toList();
    }

    private static String line(PeriodStatus status) {
      var line = new StringBuilder();
      line.append(status.period()).append("  ").append(WireName.of(status.state()));
      for (var event : status.events()) {
        line.append("\n    ")
            .append(event.recordedAt())
            .append("  ")
            .append(WireName.of(event.action()))
            .append(" by ")
            .append(event.by())
            .append(event.reason().isEmpty() ? "" : ": " + event.reason());
      }
      return line.toString();
    }
  }

  /** What acts on one period have in common. */
  abstract static class OnPeriod extends OnPeriods {

    @Option(
        names = "--period",
        required = true,
        paramLabel = "PERIOD",
        description = "The period, such as 2023-24/07 for October, or 2023-24/13.")
    private String period = "";

    Period period() {
      return RequestParameters.options()
          .with("period", period)
          .one("period", Period::parse)
          .orElseThrow();
    }

    void printChecklist(Ledger ledger) {
      var checklist = new CheckPeriod(ledger).run(fund(), period());
      print(
          ListResponse.of(checklist, Function.identity()),
          checklist.stream().map(OnPeriod::line).toList());
    }

    private static String line(ChecklistItem item) {
      return (item.open() ? "open  " : "done  ")
          + item.what()
          + " "
          + item.subject()
          + ": "
          + item.message();
    }
  }

  /** What changes one period has in common. */
  abstract static class ActOnPeriod extends OnPeriod {

    @Mixin final Responsible by = new Responsible();
  }

  /** Lists periods. */
  @Command(
      name = "status",
      header = "List the periods that were ever closed; all others are open.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Status extends OnPeriods {

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var asked = page.of(RequestParameters.options());
      try (var ledger = open()) {
        var found = new ListPeriods(ledger).run(fund(), Queries.list(asked));
        print(found, PeriodResponse::of, asked, lines(found.items()));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Tells what stands open. */
  @Command(
      name = "checklist",
      header = "Tell what stands open before a period is closed.",
      description = {
        "",
        "Receivable and payable accounts that do not come to nothing, partners that are not"
            + " reconciled, and allocations that nobody has decided on."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Checklist extends OnPeriod {

    @Override
    public Integer call() {
      try (var ledger = open()) {
        printChecklist(ledger);
      }
      return ExitCode.DONE.number();
    }
  }

  /** Closes a period. */
  @Command(
      name = "close",
      header = "Close a period, telling first what still stands open.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Close extends ActOnPeriod {

    @Option(
        names = "--soft",
        description = "Close it to all but the roles that the fund's rules name.")
    private boolean isSoft;

    @Option(
        names = "--accept-open",
        paramLabel = "TEXT",
        description = "Close it although something stands open, and keep this reason.")
    private Optional<String> acceptOpen = Optional.empty();

    @Option(names = "--check", description = "Only tell what stands open, and close nothing.")
    private boolean isCheckOnly;

    @Override
    public Integer call() {
      try (var ledger = open()) {
        if (!isJsonWanted || isCheckOnly) {
          printChecklist(ledger);
        }
        if (!isCheckOnly) {
          var to = isSoft ? ClosePeriod.To.ALL_BUT_ROLES : ClosePeriod.To.EVERYBODY;
          var input = new ClosePeriod.Input(fund(), period(), to, acceptOpen, by.caller());
          print(List.of(new ClosePeriod(ledger).run(input)));
        }
      }
      return ExitCode.DONE.number();
    }
  }

  /** Opens a period again. */
  @Command(
      name = "reopen",
      header = "Ask to reopen a period; done again by somebody else it is open.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Reopen extends ActOnPeriod {

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var input = new ReopenPeriod.Input(fund(), period(), reason, by.caller());
        print(List.of(new ReopenPeriod(ledger).run(input)));
      }
      return ExitCode.DONE.number();
    }
  }
}
