package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_NOT_WRITTEN;
import static org.commonpurse.api.problem.CommandProblem.COMMAND_FILE_THERE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.ExportJournal;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a journal out. */
@Command(
    name = "export",
    header = "Write a fund's whole journal for other programs.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "csv, jsonl, hledger, ledger or beancount. Only jsonl can be verified later.")
  private String format = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write, which must not be there yet. Without it: standard output.")
  private Optional<Path> out = Optional.empty();

  @Mixin private final Settings settings = new Settings();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options = RequestParameters.options().with("fund", fund).with("format", format);
    var fundCode = options.one("fund", FundCode::of).orElseThrow();
    var form = Queries.format(options);
    try (var ledger = settings.openExisting()) {
      var export = new ExportJournal(ledger).run(fundCode, form);
      if (out.isEmpty()) {
        export.write(console.out());
        return ExitCode.DONE.number();
      }
      long entries = write(export, out.get());
      console.out().println("Wrote " + entries + " entries to " + out.get() + ".");
    }
    return ExitCode.DONE.number();
  }

  /** Writes beside the file and renames it at the end, so that a file of the name is complete. */
  private static long write(ExportJournal.Export export, Path file) {
    if (Files.exists(file)) {
      throw there(file);
    }
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      long entries;
      try (var writer = Files.newBufferedWriter(part)) {
        entries = export.write(writer);
      }
      Files.move(part, file);
      return entries;
    } catch (FileAlreadyExistsException e) {
      throw there(file);
    } catch (IOException e) {
      throw notWritten(file, e);
    } catch (UncheckedIOException e) {
      throw notWritten(file, Objects.requireNonNull(e.getCause()));
    } finally {
      discard(part);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // What failed before is told; its name says that this is only a part.
    }
  }

  private static ProblemException there(Path file) {
    return COMMAND_FILE_THERE
        .because(
            "The file " + file + " is there already. Move it away, or name another.", "file", file)
        .toException();
  }

  private static ProblemException notWritten(Path file, IOException cause) {
    return new ProblemException(
        COMMAND_FILE_NOT_WRITTEN.because(
            "The file " + file + " cannot be written: " + cause.getMessage() + ".", "file", file),
        cause);
  }
}
