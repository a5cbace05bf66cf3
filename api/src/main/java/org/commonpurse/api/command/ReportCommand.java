package org.commonpurse.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.api.operation.report.VerifyReport;
import org.commonpurse.api.representation.ReportVerificationResponse;
import org.commonpurse.api.representation.ReportsResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine;
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
        .addSubcommand(new WorkbookFile(console))
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
        description = "The report: PDF, HTML, JSON, a workbook or an auditor's pack.")
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
        var paths =
            ReportsResponse.of(
                fund(),
                reports.kind(fund()),
                reports.charts(fund(), Sight.WHOLE),
                reports.tables(fund(), Sight.WHOLE));
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
