package org.commonpurse.api.command;

import java.util.HashSet;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.RoleCode;
import picocli.CommandLine.Option;

/** Who posts. */
final class ActingOptions {

  @Option(
      names = "--by",
      required = true,
      paramLabel = "NAME",
      description = "Who is responsible for what is recorded.")
  private String by = "";

  @Option(
      names = "--roles",
      paramLabel = "CODES",
      description = "Roles that let it post in a softly closed period.")
  private Optional<String> roles = Optional.empty();

  /** The person or system responsible. */
  Actor actor() {
    var options = RequestParameters.options().with("by", by).with("roles", roles);
    var name = options.one("by", Actor::new).orElseThrow().name();
    return new Actor(name, new HashSet<>(options.several("roles", RoleCode::of)));
  }
}
