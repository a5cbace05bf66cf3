package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.AuditorPackOf;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
final class AuditorPackFile implements Callable<Integer> {

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
