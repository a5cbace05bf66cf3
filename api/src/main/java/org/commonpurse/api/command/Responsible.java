package org.commonpurse.api.command;

import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.Actor;
import picocli.CommandLine.Option;

/** Who is responsible for what a command records, and the key that names the request. */
final class Responsible {

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Who is responsible for what is recorded.")
  private String by = "";

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Your key for this act: done again with the same key it is done once.")
  private Optional<String> key = Optional.empty();

  /** Who asks, with the key. */
  Caller caller() {
    return new Caller(
        actor(), RequestParameters.options().with("key", key).one("key", EntryKeys::of));
  }

  private Actor actor() {
    return RequestParameters.options().with("by", by).one("by", Actor::new).orElseThrow();
  }
}
