package org.commonpurse.api.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.projection.SimulatePlan;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.api.representation.FuturesResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works a plan out in many possible futures. */
@Command(
    name = "simulate",
    header = "Work a plan out in many possible futures; no database is needed.",
    description = {
      "",
      "Draws the numbers that a plan gives ranges for, with their distributions and correlations, applies"
          + " the agreement in each future, and prints how sure the answer is: percentiles by partner and"
          + " year, how likely each partner is to be worse off, to be paid back within its contract, and a"
          + " limit or a reserve to bind, and which numbers decide it.",
      "",
      "Every figure has its standard error. The same seed gives the same figures, on any number of"
          + " threads."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "The plan with its ranges, as YAML or JSON.")
  private Path plan = Path.of("");

  @Option(
      names = "--agreement",
      paramLabel = "FILE",
      description = "The agreement that is applied each year. Without it nothing is shared.")
  private Optional<Path> agreement = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "A scenario of the plan to simulate in place of the plan as it stands.")
  private Optional<String> scenario = Optional.empty();

  @ArgGroup private HowLong howLong = new HowLong();

  /** For how long it goes on. */
  static final class HowLong {

    @Option(
        names = "--paths",
        paramLabel = "NUMBER",
        description = "How many futures; " + SimulationRequest.PATHS + " without it.")
    private Optional<String> paths = Optional.empty();

    @Option(
        names = "--to-error",
        paramLabel = "AMOUNT",
        description =
            "Go on until the standard error of the percentiles of every present value is at most this.")
    private Optional<String> error = Optional.empty();
  }

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "What chance begins with; 1 without it.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "How many threads work; as many as there are processors without it.")
  private Optional<String> threads = Optional.empty();

  @Option(
      names = "--sobol",
      description = "Fill what is possible evenly, which is surer with the same number of futures.")
  private boolean isSobol;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Where to write it as a report (PDF) too: fifty dots, a fan and all figures; the file must not be"
              + " there yet.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean isJsonWanted;

  SimulateCommand(Console console) {
    this.console = console;
  }

  private SimulationSettings settings() {
    var asked =
        RequestParameters.options()
            .with("paths", howLong.paths)
            .with("to-error", howLong.error)
            .with("seed", seed)
            .with("threads", threads);
    Optional<Long> error = asked.one("to-error", text -> Amounts.parsePence(text, Amounts.GBP));
    return new SimulationSettings(
        asked.one("paths", RequestParameters::number).orElse(SimulationRequest.PATHS),
        error.isPresent() ? OptionalLong.of(error.get()) : OptionalLong.empty(),
        asked.one("seed", Long::valueOf).orElse(1L),
        asked.one("threads", RequestParameters::count).orElseGet(SimulationRequest::threads),
        isSobol);
  }

  @Override
  public Integer call() {
    var futures =
        new SimulatePlan(
                new SimulationRequest(
                    Document.read(plan), agreement.map(Document::read), scenario, settings()))
            .run(new FuturesProgress(console.err()));
    report.ifPresent(
        file ->
            NewFile.writeBytes(
                file,
                bytes -> {
                  SimulatePlan.writeReport(futures, Reports.today(Clock.systemUTC()), bytes);
                  return file;
                }));
    if (isJsonWanted) {
      console.out().println(ResponseJson.pretty(FuturesResponse.of(futures)));
    } else {
      FuturesText.of(futures).forEach(console.out()::println);
    }
    return ExitCode.DONE.number();
  }
}
