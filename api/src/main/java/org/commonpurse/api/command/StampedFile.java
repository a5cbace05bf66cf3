package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_REPORT_FORMAT_UNKNOWN;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands have in common that write one file of a fund which says on what state of the books it rests. */
abstract class StampedFile implements Callable<Integer> {

  private final Console console;

  private final String what;

  private final String ending;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write, which must not be there yet. Its name says its format.")
  private Path out = Path.of("");

  @Mixin private final ViewOptions view = new ViewOptions();

  @Mixin private final Settings settings = new Settings();

  /**
   * A command.
   *
   * @param what  it writes, such as {@code the workbook}
   * @param ending  of the names of its files, such as {@code .xlsx}
   */
  StampedFile(Console console, String what, String ending) {
    this.console = console;
    this.what = what;
    this.ending = ending;
  }

  /** Writes the file, and tells on what it rests. */
  abstract Stamp write(Ledger ledger, FundCode fund, View view, OutputStream out);

  @Override
  public final Integer call() {
    var asked = view.of(RequestParameters.options().with("fund", fund));
    var code = asked.one("fund", FundCode::of).orElseThrow();
    var from = Queries.view(asked);
    requireEnding();
    try (var ledger = settings.openExisting()) {
      var stamp = NewFile.writeBytes(out, bytes -> write(ledger, code, from, bytes));
      console
          .out()
          .printf(
              "Wrote %s: %s of %s at entry %d, sealed %s%n",
              out, what, stamp.fund(), stamp.sequence(), stamp.seal());
    }
    return ExitCode.DONE.number();
  }

  private void requireEnding() {
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw COMMAND_REPORT_FORMAT_UNKNOWN
          .because(
              "%s does not end as %s does. Let it end in %s.".formatted(out, what, ending),
              "file",
              out)
          .toException();
    }
  }
}
