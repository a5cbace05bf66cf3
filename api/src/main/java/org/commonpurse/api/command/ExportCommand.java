package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.ExportJournal;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.ledger.id.FundCode;
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
      long entries = NewFile.write(out.get(), export::write);
      console.out().println("Wrote " + entries + " entries to " + out.get() + ".");
    }
    return ExitCode.DONE.number();
  }
}
