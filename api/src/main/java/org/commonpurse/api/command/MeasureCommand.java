package org.commonpurse.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.measure.ApproveObservation;
import org.commonpurse.api.operation.measure.CompareRealised;
import org.commonpurse.api.operation.measure.GiveUpClaim;
import org.commonpurse.api.operation.measure.ImportObservations;
import org.commonpurse.api.operation.measure.ListClaims;
import org.commonpurse.api.operation.measure.ListMeasureModels;
import org.commonpurse.api.operation.measure.ListMeasuredYears;
import org.commonpurse.api.operation.measure.ListObservations;
import org.commonpurse.api.operation.measure.ObserveMeasure;
import org.commonpurse.api.operation.measure.RecordMeasures;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.MeasureResponses.ClaimResponse;
import org.commonpurse.api.representation.MeasureResponses.MeasureModelResponse;
import org.commonpurse.api.representation.MeasureResponses.MeasuredYearResponse;
import org.commonpurse.api.representation.MeasureResponses.ObservationReceipt;
import org.commonpurse.api.representation.MeasureResponses.ObservationResponse;
import org.commonpurse.api.representation.MeasureResponses.RealisedResponse;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.measure.ClaimReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a fund measures. */
@Command(
    name = "measure",
    header = "Record what schemes change, have it approved, and compare it with the plan.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MeasureCommand.Model.class,
      MeasureCommand.Models.class,
      MeasureCommand.Observe.class,
      MeasureCommand.Load.class,
      MeasureCommand.Approve.class,
      MeasureCommand.GiveUp.class,
      MeasureCommand.All.class,
      MeasureCommand.Realised.class,
      MeasureCommand.Years.class,
      MeasureCommand.Claims.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class MeasureCommand {

  /** What is asked for, in what was known when, and which part of the list. */
  private static final class Asked {

    @Option(names = "--effect", paramLabel = "CODE", description = "Only what is of this effect.")
    private Optional<String> effect = Optional.empty();

    @Mixin private final Known known = new Known();

    RequestParameters options() {
      return known.options().with("effect", effect);
    }
  }

  /** In what was known when, and which part of the list. */
  private static final class Known {

    @Option(
        names = "--as-known",
        paramLabel = "INSTANT",
        description = "Only what was recorded by this moment, such as 2023-05-02T09:30:00Z.")
    private Optional<String> asKnown = Optional.empty();

    @Mixin private final PageOptions page = new PageOptions();

    RequestParameters options() {
      return page.of(RequestParameters.options().with("asKnown", asKnown));
    }
  }

  /** Records a version of the model. */
  @Command(
      name = "model",
      header = "Record a version of the model: baselines, plans, unit values, who saves and loses.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Model extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The model, as YAML or JSON.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var document = Document.read(file);
      try (var ledger = open()) {
        var output = new RecordMeasures(ledger).run(fund(), document, by.caller());
        print(
            output,
            List.of(
                "Version %d of the measures %s."
                    .formatted(
                        output.version(),
                        output.isNew()
                            ? "is recorded"
                            : "was so recorded before, and nothing was recorded now")));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Lists the versions of the model. */
  @Command(
      name = "models",
      header = "List the versions of the model of measures.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Models extends OnFund {

    @Mixin private final Known known = new Known();

    @Override
    public Integer call() {
      var options = known.options();
      try (var ledger = open()) {
        var found =
            new ListMeasureModels(ledger)
                .run(fund(), Queries.measures(options), Queries.list(options));
        var table = new TextTable(3, List.of("version", "recorded", "by"));
        found
            .items()
            .forEach(
                each ->
                    table.row(
                        Integer.toString(each.version()),
                        each.recordedAt().toString(),
                        each.by().name()));
        print(found, MeasureModelResponse::of, options, table.lines());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Records an observed value. */
  @Command(
      name = "observe",
      header = "Record what was counted in a quarter; it counts when somebody else approves it.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Observe extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The value, as YAML or JSON.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var document = Document.read(file);
      try (var ledger = open()) {
        var output = new ObserveMeasure(ledger).run(fund(), document, by.caller());
        print(
            ObservationReceipt.of(output),
            List.of(
                "Revision %d of %s in %s %s."
                    .formatted(
                        output.revision(),
                        output.effect(),
                        output.quarter(),
                        output.isNew()
                            ? "is recorded; it counts when somebody else approves it"
                            : "was so recorded before, and nothing was recorded now")));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Records a file of observed values. */
  @Command(
      name = "import",
      header = "Record a CSV file of observed values: what is new in it, all or nothing.",
      description = {"", "Columns: effect, quarter, units, source, cohort, supplied_by."},
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Load extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var bytes = bytes();
      var name = String.valueOf(file.getFileName());
      try (var ledger = open()) {
        var output = new ImportObservations(ledger).run(fund(), name, bytes, by.caller());
        print(
            output,
            List.of(
                String.format(
                    Locale.ROOT,
                    "%,d values; %,d were recorded now, %,d change nothing.",
                    output.rows(),
                    output.recorded(),
                    output.known())));
      }
      return ExitCode.DONE.number();
    }

    private byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw CommandFiles.unreadable(file, e);
      }
    }
  }

  /** Approves an observed value. */
  @Command(
      name = "approve",
      header = "Approve a value that somebody else recorded, and post what it came to.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Approve extends OnFund {

    @Mixin private final MeasuredValueOptions value = new MeasuredValueOptions();

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var approved = new ApproveObservation(ledger).run(fund(), value.request(), by.caller());
        print(ClaimResponse.of(approved), MeasureText.approved(approved));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Gives up a claim. */
  @Command(
      name = "give-up",
      header = "Give up the claim of an approved value, and take back what it posted.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class GiveUp extends OnFund {

    @Mixin private final MeasuredValueOptions value = new MeasuredValueOptions();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var why = new ClaimReason(reason);
      try (var ledger = open()) {
        var waived = new GiveUpClaim(ledger).run(fund(), value.request(), why, by.caller());
        print(ObservationResponse.of(waived), MeasureText.givenUp(waived));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Lists the observed values. */
  @Command(
      name = "list",
      header = "List the observed values, where they come from and whether they count.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All extends OnFund {

    @Mixin private final Asked asked = new Asked();

    @Override
    public Integer call() {
      var options = asked.options();
      try (var ledger = open()) {
        var found =
            new ListObservations(ledger)
                .run(fund(), Queries.measures(options), Queries.list(options));
        print(found, ObservationResponse::of, options, MeasureText.observations(found.items()));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Compares what was realised with what was planned. */
  @Command(
      name = "realised",
      header = "Compare what was realised with what was planned, quarter by quarter.",
      description = {
        "",
        "A variance is positive where it was better than planned, whichever way the measure counts."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Realised extends OnFund {

    @Mixin private final Asked asked = new Asked();

    @Override
    public Integer call() {
      var options = asked.options();
      try (var ledger = open()) {
        var found =
            new CompareRealised(ledger)
                .run(fund(), Queries.measures(options), Queries.list(options));
        print(found, RealisedResponse::of, options, MeasureText.realised(found.items()));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Says what the savings of years rest on. */
  @Command(
      name = "years",
      header = "Say what each year's savings and extra costs rest on.",
      description = {
        "",
        "Outcomes, processes, and entries that no approved value posted: together those of the horizon."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Years extends OnFund {

    @Mixin private final Known known = new Known();

    @Override
    public Integer call() {
      var options = known.options();
      try (var ledger = open()) {
        var found =
            new ListMeasuredYears(ledger)
                .run(fund(), Queries.measures(options), Queries.list(options));
        print(found, MeasuredYearResponse::of, options, MeasureText.years(found.items()));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Lists the claims. */
  @Command(
      name = "claims",
      header = "List the claims register: each benefit is claimed once.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Claims extends OnFund {

    @Mixin private final Asked asked = new Asked();

    @Override
    public Integer call() {
      var options = asked.options();
      try (var ledger = open()) {
        var found =
            new ListClaims(ledger).run(fund(), Queries.measures(options), Queries.list(options));
        print(found, ClaimResponse::of, options, MeasureText.claims(found.items()));
      }
      return ExitCode.DONE.number();
    }
  }
}
