package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.fund.AmendFund;
import org.commonpurse.api.operation.fund.RegisterFund;
import org.commonpurse.api.operation.input.Expected;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.representation.FundResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
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

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Who is responsible for what is recorded.")
  private String by = "";

  @Option(names = "--json", description = "Print the fund as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  FundDocumentCommand(Console console) {
    this.console = console;
  }

  /** Runs the operation that writes it. */
  abstract Fund write(Ledger ledger, Fund fund, Actor actor);

  /** Opens the books. */
  abstract Ledger open(Settings ofCommand);

  @Override
  public final Integer call() {
    var actor = RequestParameters.options().with("by", by).one("by", Actor::new).orElseThrow();
    var fund = FundReader.read(Document.read(file));
    try (var ledger = open(settings)) {
      var written = write(ledger, fund, actor);
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
    Fund write(Ledger ledger, Fund fund, Actor actor) {
      return new RegisterFund(ledger).run(fund, actor);
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
    Fund write(Ledger ledger, Fund fund, Actor actor) {
      return new AmendFund(ledger).run(fund, Expected.anything(), actor);
    }
  }
}
