package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.proof.TakeCheckpoint;
import org.commonpurse.api.representation.CheckpointResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.verify.SignedCheckpoint;
import org.commonpurse.ledger.verify.SigningKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints where a journal stands. */
@Command(
    name = "checkpoint",
    header = "Print where a fund's journal stands, to be kept outside.",
    description = {
      "",
      "Whoever keeps the line can later tell, with \"verify --checkpoint\", whether anything recorded"
          + " before it was changed.",
      "With --sign it is signed with an Ed25519 key, as \"openssl genpkey -algorithm ed25519\" makes"
          + " one; with --of, somebody else countersigns the checkpoint in a file."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class CheckpointCommand implements Callable<Integer> {

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--fund", paramLabel = "CODE", description = "The fund. Not needed with --of.")
  private Optional<String> fund = Optional.empty();

  @Option(
      names = "--of",
      paramLabel = "FILE",
      description = "In place of a new one, the checkpoint in this file; needs no database.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--sign",
      paramLabel = "FILE",
      description = "Sign it with the Ed25519 private key in this file (PEM).")
  private Optional<Path> key = Optional.empty();

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  CheckpointCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var taken = file.map(of -> SignedCheckpoint.parse(CommandFiles.read(of))).orElseGet(this::take);
    var signed =
        key.map(CommandFiles::read)
            .map(SigningKeys::privateKey)
            .map(taken::signedWith)
            .orElse(taken);
    console
        .out()
        .println(
            isJsonWanted ? ResponseJson.pretty(CheckpointResponse.of(signed)) : signed.toString());
    return ExitCode.DONE.number();
  }

  private SignedCheckpoint take() {
    var code =
        RequestParameters.options()
            .with("fund", fund)
            .one("fund", FundCode::of)
            .orElseThrow(
                () ->
                    new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "Name a fund with --fund, or a checkpoint with --of."));
    try (var ledger = settings.openExisting()) {
      return new SignedCheckpoint(new TakeCheckpoint(ledger).run(code), List.of());
    }
  }
}
