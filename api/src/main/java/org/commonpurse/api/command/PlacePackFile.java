package org.commonpurse.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.PlacePackOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a pack over several funds. */
@Command(
    name = "place-pack",
    header = "Write one pack over several funds, with transfers between them taken out.",
    description = {
      "",
      "Each transfer is stated by the entries of both funds, and is refused unless both have it to the"
          + " penny: transfers: [{from: {fund: F, entry: 12}, to: {fund: G, entry: 7}, amount:"
          + " 100.00}]. Partners of one code are one organisation.",
      "",
      ReportToFile.SAME_BYTES
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class PlacePackFile extends ReportToFile {

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Option(
      names = "--transfers",
      paramLabel = "FILE",
      description =
          "What one fund paid to another, in YAML or JSON. Without it nothing is taken out.")
  private Optional<Path> transfers = Optional.empty();

  /** Which funds. */
  static final class Which {

    @Option(
        names = "--fund",
        paramLabel = "CODE",
        description = "A fund; the option is given two times or more.")
    private List<String> funds = List.of();

    @Option(names = "--all", description = "All funds of the books.")
    private boolean isAll;
  }

  @Override
  RequestParameters with(RequestParameters asked) {
    return which.isAll ? asked : asked.with("fund", String.join(",", which.funds));
  }

  @Override
  Report report(Ledger ledger, RequestParameters asked) {
    return new PlacePackOf(ledger, Clock.systemUTC())
        .run(
            asked.several("fund", FundCode::of),
            fund -> true,
            transfers.map(Document::read),
            Queries.view(asked));
  }
}
