package org.commonpurse.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the workbook of a fund. */
@Command(
    name = "workbook",
    header = "Write the board pack of a fund as a workbook (.xlsx) with all entries behind it.",
    description = {
      "",
      "Totals, differences and checks are formulas over the entries, so that a spreadsheet works them out"
          + " again. The same state of the books and day give the same bytes."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class WorkbookFile implements Callable<Integer> {

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

  WorkbookFile(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var asked = view.of(RequestParameters.options().with("fund", fund));
    var code = asked.one("fund", FundCode::of).orElseThrow();
    var from = Queries.view(asked);
    try (var ledger = settings.openExisting()) {
      var workbooks = new BoardWorkbookOf(ledger, Clock.systemUTC());
      var stamp = NewFile.writeBytes(out, bytes -> workbooks.run(code, from, bytes));
      console
          .out()
          .printf(
              "Wrote %s: the workbook of %s at entry %d, sealed %s%n",
              out, stamp.fund(), stamp.sequence(), stamp.seal());
    }
    return ExitCode.DONE.number();
  }
}
