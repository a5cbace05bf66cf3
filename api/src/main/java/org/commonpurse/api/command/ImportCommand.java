package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_NOT_WRITTEN;
import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.ImportEntries;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ImportMapping;
import org.commonpurse.ledger.transfer.ImportReject;
import org.commonpurse.ledger.transfer.ImportReport;
import org.commonpurse.ledger.transfer.ImportRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records the entries of a file. */
@Command(
    name = "import",
    header = "Record the entries of a CSV file, once.",
    description = {
      "",
      "Without a mapping a line is a posting, as \"export --format csv\" writes them; with one a line is"
          + " an entry. The whole file is recorded or nothing of it. The same file imported again"
          + " records nothing new."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {

  /** How many rejects are printed; a file of rejects has them all. */
  private static final int REJECTS_SHOWN = 20;

  private static final int PROGRESS_STEP = 100_000;

  private final Console console;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(names = "--file", required = true, paramLabel = "CSV", description = "The file.")
  private Path file = Path.of("");

  @Mixin private final ActingOptions acting = new ActingOptions();

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Your key for this act: done again with the same key it is done once.")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "How a line becomes an entry: columns, formats and accounts.")
  private Optional<Path> mapping = Optional.empty();

  @Option(names = "--dry-run", description = "Do everything but record it.")
  private boolean isDryRun;

  @Option(
      names = "--partial",
      description = "Record the good lines even where others are rejected.")
  private boolean isPartial;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write the rejected lines here, with what is wrong, to be corrected and imported.")
  private Optional<Path> rejects = Optional.empty();

  @Option(
      names = "--control-total",
      paramLabel = "AMOUNT",
      description = "What the amounts of the file add up to; with another nothing is recorded.")
  private Optional<String> controlTotal = Optional.empty();

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        RequestParameters.options().with("fund", fund).with("control-total", controlTotal);
    var request =
        new ImportRequest(
            options.one("fund", FundCode::of).orElseThrow(),
            file,
            mapping.map(ImportCommand::mapping),
            isDryRun,
            isPartial,
            options.one("control-total", AmountReader::readPence),
            acting.actor());
    try (var ledger = settings.openExisting()) {
      var shown = new long[1];
      var report =
          new ImportEntries(ledger)
              .run(
                  request,
                  RequestParameters.options().with("key", key).one("key", EntryKeys::of),
                  done -> {
                    if (done / PROGRESS_STEP > shown[0] / PROGRESS_STEP) {
                      console.err().printf(Locale.ROOT, "%,d entries taken%n", done);
                      console.err().flush();
                    }
                    shown[0] = done;
                  });
      rejects.ifPresent(path -> write(path, report.rejectsFile()));
      if (isJsonWanted) {
        console.out().println(ResponseJson.pretty(report));
      } else {
        print(report);
      }
      return (report.rejects().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
    }
  }

  private void print(ImportReport report) {
    report.rejects().stream().limit(REJECTS_SHOWN).forEach(this::print);
    if (report.rejects().size() > REJECTS_SHOWN) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "and %,d more%s%n",
              report.rejects().size() - REJECTS_SHOWN,
              rejects.isPresent() ? "" : "; --rejects FILE writes them all");
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d rows make %,d entries, of which %,d were recorded before. %s%s%n",
            report.rows(),
            report.entries(),
            report.replayed(),
            report.inSuspense() == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    "%,d could not be placed, and go to suspense. ",
                    report.inSuspense()),
            outcome(report));
  }

  private String outcome(ImportReport report) {
    if (isDryRun) {
      return String.format(
          Locale.ROOT, "%,d would be recorded; this was a dry run.", report.recorded());
    }
    return report.applied()
        ? String.format(Locale.ROOT, "%,d were recorded now.", report.recorded())
        : "Nothing was recorded.";
  }

  private void print(ImportReject reject) {
    console
        .err()
        .println(
            file.getFileName()
                + ":"
                + reject.line()
                + (reject.column().isEmpty() ? "" : " (" + reject.column() + ")")
                + ": "
                + reject.reason()
                + " ["
                + reject.code()
                + "]");
  }

  private static ImportMapping mapping(Path file) {
    try {
      return ImportMapping.parse(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new ProblemException(
          COMMAND_FILE_UNREADABLE.because(
              "The file " + file + " cannot be read. Check the path and its permissions.",
              "file",
              file),
          e);
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new ProblemException(
          COMMAND_FILE_NOT_WRITTEN.because(
              "The file " + file + " cannot be written: " + e.getMessage() + ".", "file", file),
          e);
    }
  }
}
