package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_REPORT_FORMAT_UNKNOWN;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.page.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands that write one report to a file have in common. */
abstract class ReportToFile implements Callable<Integer> {

  static final String SAME_BYTES =
      "The same state of the books and day give the same bytes. PDF and HTML hold the JSON too;"
          + " \"report verify\" reads all three.";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "The file to write, which must not be there yet. Its name ends in .pdf, .html or .json.")
  private Path out = Path.of("");

  @Mixin private final ViewOptions view = new ViewOptions();

  @Mixin private final Settings settings = new Settings();

  /**
   * The report.
   *
   * @param asked  what was asked, the view among it
   */
  abstract Report report(Ledger ledger, RequestParameters asked);

  /** Where is told how far it is. */
  final PrintWriter err() {
    return said().getErr();
  }

  private CommandLine said() {
    if (spec == null) {
      throw new IllegalStateException("The command was not made by picocli.");
    }
    return spec.commandLine();
  }

  /** What is asked with the options of this report alone. */
  abstract RequestParameters with(RequestParameters asked);

  /** A report of one fund. */
  abstract static class OfFund extends ReportToFile {

    @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
    private String fund = "";

    /** The report of the fund. */
    abstract Report report(Ledger ledger, FundCode fund, RequestParameters asked);

    @Override
    final Report report(Ledger ledger, RequestParameters asked) {
      return report(ledger, asked.one("fund", FundCode::of).orElseThrow(), asked);
    }

    /** What is asked with the options of this report alone. */
    RequestParameters and(RequestParameters asked) {
      return asked;
    }

    @Override
    final RequestParameters with(RequestParameters asked) {
      return and(asked.with("fund", fund));
    }
  }

  /** A report of one year of a fund. */
  abstract static class OfYear extends OfFund {

    @Option(
        names = "--year",
        paramLabel = "YEAR",
        description = "The financial year, such as 2023-24. Without it: the last with figures.")
    private Optional<String> year = Optional.empty();

    @Override
    RequestParameters and(RequestParameters asked) {
      return asked.with("year", year);
    }
  }

  @Override
  public final Integer call() {
    var asked = with(view.of(RequestParameters.options()));
    write(asked, out, settings, new Console(said().getOut(), err()));
    return ExitCode.DONE.number();
  }

  /** Writes what is asked for, and says so. */
  void write(RequestParameters asked, Path file, Settings books, Console console) {
    var format = ReportFormat.of(file).orElseThrow(() -> unknown(file));
    try (var ledger = books.openExisting()) {
      var report = report(ledger, asked);
      write(report, format, file);
      console.out().println("Wrote " + file + ": " + report.title() + ".");
      console.out().println(report.footing().line());
    }
  }

  /** Writes a report to a file, which must not be there yet. */
  static void write(Report report, ReportFormat format, Path file) {
    NewFile.writeBytes(
        file,
        bytes -> {
          format.write(report, bytes);
          return report;
        });
  }

  private static RuntimeException unknown(Path file) {
    return COMMAND_REPORT_FORMAT_UNKNOWN
        .because(
            "%s ends in no format of a report. Let it end in one of %s."
                .formatted(
                    file,
                    Arrays.stream(ReportFormat.values())
                        .map(ReportFormat::ending)
                        .collect(Collectors.joining(", "))),
            "file",
            file)
        .toException();
  }
}
