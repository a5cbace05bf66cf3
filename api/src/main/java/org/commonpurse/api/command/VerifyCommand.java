package org.commonpurse.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.proof.VerifyBooks;
import org.commonpurse.api.representation.ListResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.api.representation.VerificationResponse;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.SignedCheckpoint;
import org.commonpurse.ledger.verify.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays journals and compares everything with what is stored. */
@Command(
    name = "verify",
    header = "Replay the journals and compare everything with what is stored.",
    description = {
      "",
      "Checks the chain of seals, every stored balance and every rule of the books, prints what was"
          + " checked, and names the first entry that is broken. With --export it checks an export of"
          + " JSON lines instead, and needs no database."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--fund", paramLabel = "CODE", description = "The fund. Without it: all funds.")
  private Optional<String> fund = Optional.empty();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "What \"checkpoint\" wrote earlier; the journal must still agree with it.")
  private Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--signed-by",
      paramLabel = "FILE",
      description = "The Ed25519 public key (PEM) that must have signed the checkpoint.")
  private Optional<Path> signedBy = Optional.empty();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Check this export of JSON lines, without any database.")
  private Optional<Path> export = Optional.empty();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var results = held(verify());
    if (isJsonWanted) {
      console
          .out()
          .println(ResponseJson.pretty(ListResponse.of(results, VerificationResponse::of)));
    } else {
      VerificationText.print(results, console.out());
    }
    return VerificationText.code(results).number();
  }

  /** The results, held to the signature that is asked for. */
  private List<VerifyBooks.Output> held(List<VerifyBooks.Output> results) {
    if (signedBy.isEmpty()) {
      return results;
    }
    var key = SigningKeys.publicKey(CommandFiles.read(signedBy.get()));
    boolean isSigned =
        checkpoint
            .map(CommandFiles::read)
            .map(SignedCheckpoint::parse)
            .map(signed -> signed.isSignedBy(key))
            .orElse(false);
    return isSigned
        ? results
        : results.stream().map(each -> each.with(VerifyBooks.NOT_SIGNED)).toList();
  }

  private List<VerifyBooks.Output> verify() {
    var signed = checkpoint.map(CommandFiles::read).map(SignedCheckpoint::parse);
    var known = signed.map(SignedCheckpoint::checkpoint);
    if (export.isPresent()) {
      try (var reader = Files.newBufferedReader(export.get())) {
        return List.of(VerifyBooks.export(reader, known));
      } catch (IOException e) {
        throw CommandFiles.unreadable(export.get(), e);
      }
    }
    var code =
        RequestParameters.options()
            .with("fund", fund)
            .one("fund", FundCode::of)
            .or(() -> known.map(Checkpoint::fund));
    try (var ledger = settings.openExisting()) {
      var verify = new VerifyBooks(ledger);
      return code.isPresent() ? List.of(verify.run(code.get(), known)) : verify.run(known);
    }
  }
}
