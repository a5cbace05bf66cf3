package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import picocli.CommandLine.Option;

/** Which part of a long answer is asked for. */
final class PageOptions {

  @Option(
      names = "--after",
      paramLabel = "PLACE",
      description = "Only what follows this place, as the page before tells it.")
  private Optional<String> after = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many, up to 1,000. Without it: 100.")
  private Optional<String> limit = Optional.empty();

  /** What is asked, and which part of it, under the names that requests use too. */
  RequestParameters of(RequestParameters asked) {
    return asked.with("after", after).with("limit", limit);
  }

  /** Tells how to ask for what follows, where something does. */
  static void tellNext(PrintWriter err, Optional<?> next) {
    next.ifPresent(
        place -> err.println("There are more; ask for them with --after " + place + "."));
  }
}
