package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.fund.AmendFund;
import org.commonpurse.api.operation.fund.RegisterFund;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.representation.FundResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a fund that a document describes. */
abstract sealed class FundDocumentCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "The fund, as YAML or JSON, described by fund.schema.json.")
  private Path file = Path.of("");

  @Mixin private final Responsible by = new Responsible();

  @Option(names = "--json", description = "Print the fund as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  FundDocumentCommand(Console console) {
    this.console = console;
  }

  /** Runs the operation that writes it. */
  abstract Fund write(Ledger ledger, Document document, Caller caller);

  /** Opens the books. */
  abstract Ledger open(Settings ofCommand);

  @Override
  public final Integer call() {
    var caller = by.caller();
    var document = Document.read(file);
    // What is no fund is refused before books are made for it.
    FundReader.read(document);
    try (var ledger = open(settings)) {
      var written = write(ledger, document, caller);
      console
          .out()
          .println(
              isJsonWanted
                  ? ResponseJson.pretty(FundResponse.of(written))
                  : "Fund " + written.code() + " is recorded.");
    }
    return ExitCode.DONE.number();
  }

  /** Registers a fund. */
  @Command(
      name = "register",
      header = "Register a fund, making the books where there are none.",
      description = {"", "Registering the same fund again changes nothing."},
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Register extends FundDocumentCommand {

    Register(Console console) {
      super(console);
    }

    @Override
    Ledger open(Settings ofCommand) {
      return Ledger.open(ofCommand.url());
    }

    @Override
    Fund write(Ledger ledger, Document document, Caller caller) {
      return new RegisterFund(ledger).run(document, caller);
    }
  }

  /** Amends a fund. */
  @Command(
      name = "amend",
      header = "Replace a fund by a newer version of itself.",
      description = {
        "",
        "Adds partners, schemes, streams and successions, or renames them; nothing that entries may"
            + " refer to can be left out. \"funds --json\" prints the present version."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Amend extends FundDocumentCommand {

    Amend(Console console) {
      super(console);
    }

    @Override
    Ledger open(Settings ofCommand) {
      return ofCommand.openExisting();
    }

    @Override
    Fund write(Ledger ledger, Document document, Caller caller) {
      return new AmendFund(ledger).run(AmendFund.Input.read(document, Expected.anything(), caller));
    }
  }
}
