package org.commonpurse.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.AuditorPackOf;
import org.commonpurse.api.operation.report.BalancesToAgree;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.api.operation.report.PlacePackOf;
import org.commonpurse.api.operation.report.PlanAhead;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.api.operation.report.SettlementAdviceOf;
import org.commonpurse.api.operation.report.VerifyReport;
import org.commonpurse.api.representation.ReportVerificationResponse;
import org.commonpurse.api.representation.ReportsResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports: its parts are the commands below it. */
@Command(
    name = "report",
    header = "Reports and returns: write them, and hold reports to the books later.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class ReportCommand {

  private ReportCommand() {}

  /** The command with its parts. */
  static CommandLine on(Console console) {
    return new CommandLine(new ReportCommand())
        .addSubcommand(new BoardPackFile())
        .addSubcommand(new AuditorPackFile(console))
        .addSubcommand(new MemorandumAccountFile())
        .addSubcommand(new OutturnFile())
        .addSubcommand(new StatementFiles())
        .addSubcommand(new AdviceFile())
        .addSubcommand(new BalancesFile())
        .addSubcommand(new PlacePackFile())
        .addSubcommand(new Verify(console))
        .addSubcommand(new ReturnCommands.ReturnFile())
        .addSubcommand(new ReturnCommands.TemplateList())
        .addSubcommand(new PathList());
  }

  /** Writes a board pack. */
  @Command(
      name = "board-pack",
      header = "Write the board pack of a fund: who pays, who gains and when, to the penny.",
      description = {"", ReportToFile.SAME_BYTES},
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class BoardPackFile extends ReportToFile.OfFund {

    @Option(
        names = "--plan",
        paramLabel = "FILE",
        description =
            "A plan of years to come with its ranges, as YAML or JSON: how sure it is, and which assumptions it"
                + " hangs on. Without it the pack tells of the books alone.")
    private Optional<Path> plan = Optional.empty();

    @Option(
        names = "--agreement",
        paramLabel = "FILE",
        description =
            "The agreement that shares the plan. Without it nothing of the plan is shared.")
    private Optional<Path> agreement = Optional.empty();

    @Option(
        names = "--paths",
        paramLabel = "NUMBER",
        description = "How many futures; " + SimulationRequest.PATHS + " without it.")
    private Optional<String> paths = Optional.empty();

    @Option(
        names = "--seed",
        paramLabel = "NUMBER",
        description = "What chance begins with; 1 without it.")
    private Optional<String> seed = Optional.empty();

    @Override
    RequestParameters and(RequestParameters asked) {
      return asked.with("paths", paths).with("seed", seed);
    }

    @Override
    Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
      var packs = new BoardPackOf(ledger, Clock.systemUTC());
      var view = Queries.view(asked);
      return plan.map(file -> packs.run(fund, view, ahead(file, asked)))
          .orElseGet(() -> packs.run(fund, view));
    }

    private PlanAhead ahead(Path file, RequestParameters asked) {
      return new PlanAhead(
          Document.read(file),
          agreement.map(Document::read),
          new SimulationSettings(
              asked.one("paths", RequestParameters::number).orElse(SimulationRequest.PATHS),
              OptionalLong.empty(),
              asked.one("seed", Long::valueOf).orElse(1L),
              SimulationRequest.threads(),
              false));
    }
  }

  /** Writes a memorandum account. */
  @Command(
      name = "memorandum-account",
      header = "Write the pooled-budget memorandum account of a year, for the notes to accounts.",
      description = {
        "",
        "The basis of control is printed as you state it with --control; the books do not know it.",
        "",
        ReportToFile.SAME_BYTES
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class MemorandumAccountFile extends ReportToFile.OfFund {

    @Option(
        names = "--year",
        paramLabel = "YEAR",
        description = "The financial year, such as 2023-24. Without it: the last with figures.")
    private Optional<String> year = Optional.empty();

    @Option(
        names = "--for",
        paramLabel = "PARTNER",
        description = "For whose statements its share is shown. Without it: the host's.")
    private Optional<String> partner = Optional.empty();

    @Option(
        names = "--control",
        paramLabel = "BASIS",
        description = "Who controls the fund, as you state it: sole, joint or agency.")
    private Optional<String> control = Optional.empty();

    @Override
    RequestParameters and(RequestParameters asked) {
      return asked.with("year", year).with("for", partner).with("control", control);
    }

    @Override
    Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
      return new MemorandumAccountOf(ledger, Clock.systemUTC()).run(fund, Queries.account(asked));
    }
  }

  /** Writes an outturn report. */
  @Command(
      name = "outturn",
      header =
          "Write the section 75 outturn report of a year: budget, virements, who met the variance.",
      description = {"", ReportToFile.SAME_BYTES},
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class OutturnFile extends ReportToFile.OfFund {

    @Option(
        names = "--year",
        paramLabel = "YEAR",
        description = "The financial year, such as 2023-24. Without it: the last with figures.")
    private Optional<String> year = Optional.empty();

    @Override
    RequestParameters and(RequestParameters asked) {
      return asked.with("year", year);
    }

    @Override
    Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
      return new OutturnOf(ledger, Clock.systemUTC())
          .run(fund, Queries.year(asked), Queries.view(asked));
    }
  }

  /** Writes a settlement advice. */
  @Command(
      name = "settlement-advice",
      header = "Write who pays whom by a day, how much and for what; disputed dues stand apart.",
      description = {
        "",
        "What counts later than the day is not in it, and --as-at has no say. "
            + ReportToFile.SAME_BYTES
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class AdviceFile extends ReportToFile.OfFund {

    @Option(
        names = "--due-by",
        paramLabel = "DAY",
        description = "The day by which dues are to be paid. Without it: today.")
    private Optional<String> dueBy = Optional.empty();

    @Override
    RequestParameters and(RequestParameters asked) {
      return asked.with("dueBy", dueBy);
    }

    @Override
    Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
      return new SettlementAdviceOf(ledger, Clock.systemUTC())
          .run(fund, Queries.dueBy(asked), Queries.known(asked).asKnown());
    }
  }

  /** Writes the balances to be agreed. */
  @Command(
      name = "balances",
      header = "Write the balances with each partner that are to be agreed at a day.",
      description = {"", ReportToFile.SAME_BYTES},
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class BalancesFile extends ReportToFile.OfFund {

    @Override
    Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
      return new BalancesToAgree(ledger, Clock.systemUTC()).run(fund, Queries.view(asked));
    }
  }

  /** Writes an auditor's pack. */
  @Command(
      name = "auditor-pack",
      header = "Write everything that an auditor needs to check a fund's books, in one file.",
      description = {
        "",
        "A zip with entries, chain, checkpoint, agreements, results with their working, decisions,"
            + " periods and trial balance. Its README.txt says how to check it with other programs. The"
            + " same state of the books gives the same bytes."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class AuditorPackFile implements Callable<Integer> {

    private final Console console;

    @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
    private String fund = "";

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The file to write, which must not be there yet.")
    private Path out = Path.of("");

    @Mixin private final ViewOptions view = new ViewOptions();

    @Mixin private final Settings settings = new Settings();

    AuditorPackFile(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      var asked = view.of(RequestParameters.options().with("fund", fund));
      var code = asked.one("fund", FundCode::of).orElseThrow();
      var from = Queries.view(asked);
      try (var ledger = settings.openExisting()) {
        var pack = new AuditorPackOf(ledger);
        var stamp = NewFile.writeBytes(out, bytes -> pack.run(code, from, bytes));
        console
            .out()
            .printf(
                "Wrote %s: the auditor's pack of %s at entry %d, sealed %s%n",
                out, stamp.fund(), stamp.sequence(), stamp.seal());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Writes a pack over several funds. */
  @Command(
      name = "place-pack",
      header = "Write one pack over several funds, with transfers between them taken out.",
      description = {
        "",
        "Each transfer is stated by the entries of both funds, and is refused unless both have it to the"
            + " penny: transfers: [{from: {fund: F, entry: 12}, to: {fund: G, entry: 7}, amount:"
            + " 100.00}]. Partners of one code are one organisation.",
        "",
        ReportToFile.SAME_BYTES
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class PlacePackFile extends ReportToFile {

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
        names = "--transfers",
        paramLabel = "FILE",
        description =
            "What one fund paid to another, in YAML or JSON. Without it nothing is taken out.")
    private Optional<Path> transfers = Optional.empty();

    /** Which funds. */
    static final class Which {

      @Option(
          names = "--fund",
          paramLabel = "CODE",
          description = "A fund; the option is given two times or more.")
      private List<String> funds = List.of();

      @Option(names = "--all", description = "All funds of the books.")
      private boolean isAll;
    }

    @Override
    RequestParameters with(RequestParameters asked) {
      return which.isAll ? asked : asked.with("fund", String.join(",", which.funds));
    }

    @Override
    Report report(Ledger ledger, RequestParameters asked) {
      return new PlacePackOf(ledger, Clock.systemUTC())
          .run(
              asked.several("fund", FundCode::of),
              transfers.map(Document::read),
              Queries.view(asked));
    }
  }

  /** Holds a report to the books. */
  @Command(
      name = "verify",
      header = "Tell whether a report still agrees with the ledger.",
      description = {
        "",
        "Holds the file to its digest, its seal to the fund's chain, and each figure to the entries"
            + " that were known then; lists the figures that are others now. Ends with 5 if the report"
            + " does not say what the books said then."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Verify implements Callable<Integer> {

    private final Console console;

    @Parameters(
        paramLabel = "FILE",
        description = "The report: PDF, HTML, JSON or an auditor's pack.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean isJsonWanted;

    @Mixin private final Settings settings = new Settings();

    Verify(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (var ledger = settings.openExisting()) {
        var output = new VerifyReport(ledger).run(read(file));
        if (isJsonWanted) {
          console.out().println(ResponseJson.pretty(ReportVerificationResponse.of(output)));
        } else {
          lines(output).forEach(console.out()::println);
        }
        return (output.isSound() ? ExitCode.DONE : ExitCode.BROKEN).number();
      }
    }

    private static byte[] read(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw CommandFiles.unreadable(file, e);
      }
    }

    private static List<String> lines(VerifyReport.Output output) {
      var report = output.report();
      var lines = new ArrayList<String>();
      lines.add(report.title());
      for (var fund : report.funds()) {
        var stamp = fund.stamp();
        lines.add(
            "Says it rests on %s at entry %d, sealed %s"
                .formatted(stamp.fund(), stamp.sequence(), stamp.seal()));
      }
      output
          .findings()
          .forEach(each -> lines.add("BROKEN, " + each.what() + ": " + each.message()));
      if (output.isSound()) {
        lines.add(
            "Agrees with the books: the file is as it was written, its seal is that of the chain, and"
                + " its %,d figures are those known then.".formatted(report.figureCount()));
        lines.add(
            output.changed().isEmpty()
                ? "No figure changed since."
                : "Changed since: %,d.".formatted(output.changed().size()));
      }
      if (output.changed().isEmpty()) {
        return lines;
      }
      lines.add("");
      var table = new TextTable(2, List.of("fund", "figure", "in the report", "now"));
      for (var figure : output.changed()) {
        table.row(
            figure.fund().value(),
            figure.reference().toString(),
            Amounts.print(figure.thenPence()),
            VerifyReport.written(figure.nowPence()));
      }
      lines.addAll(table.lines());
      return lines;
    }
  }

  /** Lists reports. */
  @Command(
      name = "list",
      header = "List the reports of a fund, by the paths at which the service has them.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class PathList extends OnFund {

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var reports = new Reports(ledger, Clock.systemUTC());
        var paths = ReportsResponse.of(fund(), reports.charts(fund()), reports.tables(fund()));
        print(
            paths,
            Stream.of(
                    paths.reports(),
                    paths.charts(),
                    paths.tables(),
                    List.of(paths.workbook()),
                    paths.returns())
                .flatMap(List::stream)
                .toList());
      }
      return ExitCode.DONE.number();
    }
  }
}
