package org.commonpurse.api.command;

import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.proof.TakeCheckpoint;
import org.commonpurse.api.representation.CheckpointResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.id.FundCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints where a journal stands. */
@Command(
    name = "checkpoint",
    header = "Print where a fund's journal stands, to be kept outside.",
    description = {
      "",
      "Whoever keeps the line can later tell, with \"verify --checkpoint\", whether anything recorded"
          + " before it was changed."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class CheckpointCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  CheckpointCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var code =
        RequestParameters.options().with("fund", fund).one("fund", FundCode::of).orElseThrow();
    try (var ledger = settings.openExisting()) {
      var checkpoint = new TakeCheckpoint(ledger).run(code);
      console
          .out()
          .println(
              isJsonWanted
                  ? ResponseJson.pretty(CheckpointResponse.of(checkpoint))
                  : checkpoint.toString());
    }
    return ExitCode.DONE.number();
  }
}
