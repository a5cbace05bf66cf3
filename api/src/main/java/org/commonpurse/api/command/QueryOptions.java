package org.commonpurse.api.command;

import static org.commonpurse.api.problem.CommandProblem.COMMAND_DIMENSION_UNKNOWN;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Dimension;
import picocli.CommandLine.Option;

/** What balances and entries can be asked for by. */
final class QueryOptions {

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(
      names = "--book",
      paramLabel = "BOOK",
      description = "plan, actual or impact. Without it: actual, and for entries all.")
  private Optional<String> book = Optional.empty();

  @Option(names = "--from", paramLabel = "DAY", description = "The first day that counts.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--as-at", paramLabel = "DAY", description = "The last day that counts.")
  private Optional<String> asAt = Optional.empty();

  @Option(
      names = "--as-known",
      paramLabel = "INSTANT",
      description = "Only what was recorded by this moment, such as 2023-05-02T09:30:00Z.")
  private Optional<String> asKnown = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KINDS",
      description = "Only these kinds of account, such as spend,payable.")
  private Optional<String> kind = Optional.empty();

  @Option(
      names = "--where",
      paramLabel = "DIMENSION=CODES",
      description = "Only accounts with these codes, such as --where partner=icb,county.")
  private Map<String, String> where = new LinkedHashMap<>();

  /** The fund. */
  FundCode fund() {
    return RequestParameters.options().with("fund", fund).one("fund", FundCode::of).orElseThrow();
  }

  /** What is asked, under the names that requests use too. */
  RequestParameters options() {
    var options =
        RequestParameters.options()
            .with("book", book)
            .with("from", from)
            .with("asAt", asAt)
            .with("asKnown", asKnown)
            .with("kind", kind);
    where.forEach(
        (dimension, codes) -> {
          if (Arrays.stream(Dimension.values()).noneMatch(one -> one.word().equals(dimension))) {
            throw COMMAND_DIMENSION_UNKNOWN
                .because(
                    "--where "
                        + dimension
                        + "="
                        + codes
                        + ": there is no dimension \""
                        + dimension
                        + "\". There are "
                        + Arrays.stream(Dimension.values()).map(Dimension::word).toList()
                        + ".",
                    "dimension",
                    dimension)
                .toException();
          }
          options.with(dimension, codes);
        });
    return options;
  }
}
