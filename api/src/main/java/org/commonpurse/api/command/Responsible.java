package org.commonpurse.api.command;

import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.Actor;
import picocli.CommandLine.Option;

/** Who is responsible for what a command records. */
final class Responsible {

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Who is responsible for what is recorded.")
  private String by = "";

  Actor actor() {
    return RequestParameters.options().with("by", by).one("by", Actor::new).orElseThrow();
  }
}
