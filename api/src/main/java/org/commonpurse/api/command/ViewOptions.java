package org.commonpurse.api.command;

import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import picocli.CommandLine.Option;

/** From where the books are looked at. */
final class ViewOptions {

  @Option(
      names = "--as-at",
      paramLabel = "DAY",
      description = "As it stood on that day. Without it: all that is recorded.")
  private Optional<String> asAt = Optional.empty();

  @Option(
      names = "--as-known",
      paramLabel = "INSTANT",
      description = "Only what was recorded by this moment, such as 2023-05-02T09:30:00Z.")
  private Optional<String> asKnown = Optional.empty();

  /** What is asked, and from where, under the names that requests use too. */
  RequestParameters of(RequestParameters asked) {
    return asked.with("asAt", asAt).with("asKnown", asKnown);
  }
}
