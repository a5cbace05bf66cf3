package org.commonpurse.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardPackQuery;
import org.commonpurse.api.operation.report.PlanAhead;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a board pack. */
@Command(
    name = "board-pack",
    header = "Write the board pack of a fund: who pays, who gains and when, to the penny.",
    description = {"", ReportToFile.SAME_BYTES},
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class BoardPackFile extends ReportToFile.OfFund {

  @Option(
      names = "--since-known",
      paramLabel = "INSTANT",
      description =
          "The moment of the last pack, such as 2023-05-02T09:30:00Z: the pack says what changed since, by cause.")
  private Optional<String> sinceKnown = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "A plan of years to come with its ranges, as YAML or JSON: how sure it is, and which assumptions it"
              + " hangs on. Without it the pack tells of the books alone.")
  private Optional<Path> plan = Optional.empty();

  @Option(
      names = "--agreement",
      paramLabel = "FILE",
      description = "The agreement that shares the plan. Without it nothing of the plan is shared.")
  private Optional<Path> agreement = Optional.empty();

  @Option(
      names = "--paths",
      paramLabel = "NUMBER",
      description = "How many futures; " + SimulationRequest.PATHS + " without it.")
  private Optional<String> paths = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "What chance begins with; 1 without it.")
  private Optional<String> seed = Optional.empty();

  @Override
  RequestParameters and(RequestParameters asked) {
    return asked.with("sinceKnown", sinceKnown).with("paths", paths).with("seed", seed);
  }

  @Override
  Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
    return new BoardPackOf(ledger, Clock.systemUTC())
        .run(
            fund,
            new BoardPackQuery(
                Queries.view(asked),
                Queries.sinceKnown(asked),
                plan.map(file -> ahead(file, asked))),
            new FuturesProgress(err()));
  }

  private PlanAhead ahead(Path file, RequestParameters asked) {
    return PlanAhead.of(
        Document.read(file),
        agreement.map(Document::read),
        asked.one("paths", RequestParameters::number),
        asked.one("seed", Long::valueOf));
  }
}
