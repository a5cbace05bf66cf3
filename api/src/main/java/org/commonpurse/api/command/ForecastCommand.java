package org.commonpurse.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.allocation.forecast.ForecastWork;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.api.operation.forecast.ListForecasts;
import org.commonpurse.api.operation.forecast.OutcomeOfForecasts;
import org.commonpurse.api.operation.forecast.RecordForecast;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.ForecastResponses.ForecastOutcomesResponse;
import org.commonpurse.api.representation.ForecastResponses.ForecastResponse;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What was forecast for a fund, and what came of it. */
@Command(
    name = "forecast",
    header = "Record what a plan is forecast to come to, and see how good forecasts were.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ForecastCommand.Record.class,
      ForecastCommand.All.class,
      ForecastCommand.Outcome.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class ForecastCommand {

  /** Records a forecast. */
  @Command(
      name = "record",
      header = "Work a plan out from the books and record, year by year, what is forecast.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Record extends OnFund {

    @Option(
        names = "--plan",
        required = true,
        paramLabel = "FILE",
        description = "The plan, as YAML or JSON.")
    private Path plan = Path.of("");

    @Option(
        names = "--actual-to",
        paramLabel = "YEAR",
        description = "The last year that is taken from the books. Without it: none is.")
    private Optional<String> actualTo = Optional.empty();

    @Option(
        names = "--paths",
        paramLabel = "NUMBER",
        description =
            "How many futures, where the plan has ranges; " + RecordForecast.PATHS + " without it.")
    private Optional<String> paths = Optional.empty();

    @Option(
        names = "--seed",
        paramLabel = "NUMBER",
        description = "What chance begins with; 1 without it.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--sobol", description = "Fill what is possible evenly.")
    private boolean isSobol;

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var asked =
          RequestParameters.options()
              .with("actual-to", actualTo)
              .with("paths", paths)
              .with("seed", seed);
      var settings =
          new SimulationSettings(
              asked.one("paths", RequestParameters::number).orElse(RecordForecast.PATHS),
              OptionalLong.empty(),
              asked.one("seed", Long::valueOf).orElse(1L),
              SimulationRequest.threads(),
              isSobol);
      var request =
          new ForecastWork.Request(
              Document.read(plan), asked.one("actual-to", FinancialYear::parse), settings);
      try (var ledger = open()) {
        var recorded = new RecordForecast(ledger).run(fund(), request, by.caller());
        print(ForecastResponse.of(recorded), ForecastText.recorded(recorded));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Lists the forecasts. */
  @Command(
      name = "list",
      header = "List the forecasts that were recorded.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All extends OnFund {

    @Option(
        names = "--as-known",
        paramLabel = "INSTANT",
        description = "Only what was recorded by this moment, such as 2023-05-02T09:30:00Z.")
    private Optional<String> asKnown = Optional.empty();

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var options = page.of(RequestParameters.options().with("asKnown", asKnown));
      try (var ledger = open()) {
        var found =
            new ListForecasts(ledger).run(fund(), Queries.known(options), Queries.list(options));
        print(found, ForecastResponse::of, options, ForecastText.list(found.items()));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Tells how good forecasts were. */
  @Command(
      name = "outcome",
      header = "Set each whole year against what was forecast for it before it ended.",
      description = {
        "",
        "An error is actual less P50, or less what was expected: positive is better for the partner."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Outcome extends OnFund {

    @Mixin private final ViewOptions view = new ViewOptions();

    @Override
    public Integer call() {
      var asked = Queries.view(view.of(RequestParameters.options()));
      try (var ledger = open()) {
        var outcomes = new OutcomeOfForecasts(ledger, Clock.systemUTC()).run(fund(), asked);
        print(ForecastOutcomesResponse.of(outcomes), ForecastText.outcomes(outcomes));
      }
      return ExitCode.DONE.number();
    }
  }
}
