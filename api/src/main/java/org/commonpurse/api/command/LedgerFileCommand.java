package org.commonpurse.api.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.allocation.ownledger.LedgerFile;
import org.commonpurse.allocation.ownledger.LedgerLayout.Lines;
import org.commonpurse.api.operation.allocation.LedgerFileOf;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.LedgerFileText;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a file for a partner's own general ledger. */
@Command(
    name = "ledger-file",
    header = "Write journals, invoices or payments for a partner's own general ledger (CSV).",
    description = {
      "",
      "The layout says what the lines are, which columns there are, and which of the partner's codes"
          + " our accounts become. A journal has the entries that follow --after in the order in which"
          + " they were recorded, and says what the next one follows: no entry comes twice, and none"
          + " is left out. Where nothing follows, no journal is written. Nothing is recorded."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class LedgerFileCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(
      names = "--partner",
      required = true,
      paramLabel = "CODE",
      description = "The partner whose ledger it is for.")
  private String partner = "";

  @Option(
      names = "--layout",
      required = true,
      paramLabel = "FILE",
      description = "What the file looks like (YAML or JSON).")
  private Path layout = Path.of("");

  @Option(
      names = "--after",
      paramLabel = "N",
      description =
          "Of journals: the sequence of the last entry that was taken. Without it: from the beginning.")
  private Optional<String> after = Optional.empty();

  @Option(
      names = "--partners",
      paramLabel = "WORD",
      description =
          "apart, or together with what was of those whom the partner succeeded. Without it: apart.")
  private Optional<String> partners = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE|FOLDER",
      description = {
        "The file to write, which must not be there yet; in a folder it is called by fund,",
        "partner, layout and last sequence."
      })
  private Path out = Path.of("");

  @Mixin private final Settings settings = new Settings();

  LedgerFileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        RequestParameters.options()
            .with("fund", fund)
            .with("partner", partner)
            .with("after", after)
            .with("partners", partners);
    var request =
        Queries.ledgerFile(
            options.one("fund", FundCode::of).orElseThrow(),
            options.one("partner", PartnerCode::of).orElseThrow(),
            options);
    var document = Document.parse(layout.toString(), CommandFiles.read(layout));
    try (var ledger = settings.openExisting()) {
      write(new LedgerFileOf(ledger).run(request, document));
    }
    return ExitCode.DONE.number();
  }

  private void write(LedgerFile file) {
    boolean isJournal = file.layout().lines() == Lines.JOURNAL;
    if (isJournal && file.rows().isEmpty()) {
      console.out().printf("Nothing follows entry %d; no file was written.%n", file.lastSequence());
      return;
    }
    var to = Files.isDirectory(out) ? out.resolve(LedgerFileText.name(file)) : out;
    NewFile.write(to, text -> text.append(LedgerFileText.of(file)));
    console
        .out()
        .printf(
            "Wrote %s: %s, %d %s, of %s at entry %d, sealed %s%n",
            to,
            file.layout().title(),
            file.rows().size(),
            file.rows().size() == 1 ? "line" : "lines",
            file.stamp().fund(),
            file.stamp().sequence(),
            file.stamp().seal());
    if (isJournal) {
      console
          .out()
          .printf(
              "%s --after %d%n",
              file.isComplete() ? "The next one:" : "There is more:", file.lastSequence());
    }
    if (!file.leftOut().isEmpty()) {
      console.out().println("Left out, for the partner disputes them:");
      DuesCommand.lines(file.leftOut()).forEach(line -> console.out().println("  " + line));
    }
    if (file.onAccountPence() != 0) {
      console
          .out()
          .printf("Paid on account, and no line here: %s%n", Amounts.print(file.onAccountPence()));
    }
  }
}
