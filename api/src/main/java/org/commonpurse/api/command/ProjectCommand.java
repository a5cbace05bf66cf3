package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.projection.ProjectPlan;
import org.commonpurse.api.operation.projection.ProjectionRequest;
import org.commonpurse.api.operation.projection.ProjectionRequest.Forecast;
import org.commonpurse.api.operation.projection.ProjectionRequest.FromBooks;
import org.commonpurse.api.operation.projection.ProjectionRequest.Question;
import org.commonpurse.api.representation.ProjectionResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Works a plan of years to come out. */
@Command(
    name = "project",
    header = "Work a plan of years to come out; a database is needed only for years it has.",
    description = {
      "",
      "Prints by partner and year what falls on it and lands on it, what the agreement shares, and what"
          + " that comes to: return, present value, pay-back, peak funding, and how it stands when its"
          + " contract ends. With scenarios, what each changes.",
      "",
      "What is good for a partner is positive. Amounts of a year are at its prices; present values are at"
          + " those of the plan, by the edition of the discount rates that is named."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ProjectCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "The plan with its assumptions, as YAML or JSON.")
  private Path plan = Path.of("");

  @Option(
      names = "--agreement",
      paramLabel = "FILE",
      description = "The agreement that is applied each year. Without it nothing is shared.")
  private Optional<Path> agreement = Optional.empty();

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "A scenario of the plan to set beside it; may be given several times.")
  private List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--sensitivity",
      arity = "0..1",
      fallbackValue = "all-partners",
      paramLabel = "PARTNER",
      description =
          "Move each range of the plan from its lowest to its highest value, and tell at which values the"
              + " answer turns for a partner; without a name for all together.")
  private Optional<String> sensitiveFor = Optional.empty();

  @Option(
      names = "--least-transfers",
      description =
          "Find the least that partners would have to pay each other so that nobody is worse off than"
              + " without the plan, in place of what the agreement shares.")
  private boolean areTransfersWanted;

  @Option(
      names = "--within-budgets",
      description =
          "Find it so that nobody pays more in a year than what the plan says that it can find.")
  private boolean areBudgetsKept;

  @Option(
      names = "--shares",
      description = "Tell which shares of savings, handed on, would leave nobody worse off.")
  private boolean areSharesWanted;

  @Option(
      names = "--worth-of-schemes",
      description =
          "Tell what each scheme is worth where some only work together: what it adds on average over"
              + " every order in which they could be begun (Shapley value).")
  private boolean areWorthsWanted;

  @Option(
      names = "--since",
      paramLabel = "FILE",
      description = "The plan before this one: tell why the forecast changed, cause by cause.")
  private Optional<Path> earlierPlan = Optional.empty();

  @Option(
      names = "--since-agreement",
      paramLabel = "FILE",
      description = "The agreement that the plan before was shared by.")
  private Optional<Path> earlierAgreement = Optional.empty();

  @Option(
      names = "--fund",
      paramLabel = "CODE",
      description =
          "Take the first years from the books of this fund, and go on from there; without an agreement"
              + " in a file, by those in force.")
  private Optional<String> fund = Optional.empty();

  @Option(
      names = "--actual-to",
      paramLabel = "YEAR",
      description = "The last year that is taken from the books, such as 2024-25.")
  private Optional<String> actualTo = Optional.empty();

  @Option(
      names = "--workbook",
      paramLabel = "FILE",
      description =
          "Where to write the plan as it stands as a workbook (.xlsx) whose formulas recompute it; the file"
              + " must not be there yet.")
  private Optional<Path> workbook = Optional.empty();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  @Spec private @Nullable CommandSpec spec;

  ProjectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var request = request();
    var prepared = worked(request);
    var found = prepared.run();
    workbook.ifPresent(
        file ->
            NewFile.writeBytes(
                file,
                bytes -> {
                  prepared.writeWorkbook(found, bytes);
                  return file;
                }));
    if (isJsonWanted) {
      console.out().println(ResponseJson.pretty(ProjectionResponse.BesideScenarios.of(found)));
    } else {
      ProjectionText.of(found).forEach(console.out()::println);
    }
    return ExitCode.DONE.number();
  }

  private ProjectPlan worked(ProjectionRequest request) {
    if (request.books().isEmpty()) {
      return ProjectPlan.of(request);
    }
    try (var ledger = settings.openExisting()) {
      return ProjectPlan.of(request, ledger);
    }
  }

  private ProjectionRequest request() {
    var options =
        RequestParameters.options()
            .with("sensitivity", sensitiveFor)
            .with("fund", fund)
            .with("actual-to", actualTo);
    if (fund.isPresent() != actualTo.isPresent()) {
      throw misused("Give both --fund and --actual-to, or neither.");
    }
    if (earlierAgreement.isPresent() && earlierPlan.isEmpty()) {
      throw misused("--since-agreement goes with --since.");
    }
    var last = options.one("actual-to", FinancialYear::parse);
    return new ProjectionRequest(
        new Forecast(Document.read(plan), agreement.map(Document::read)),
        scenarios,
        options.one("sensitivity", PartnerCode::of),
        questions(),
        earlierPlan.map(
            file -> new Forecast(Document.read(file), earlierAgreement.map(Document::read))),
        options
            .one("fund", FundCode::of)
            .flatMap(code -> last.map(year -> new FromBooks(code, year))));
  }

  private ParameterException misused(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  private Set<Question> questions() {
    var questions = EnumSet.noneOf(Question.class);
    add(questions, areTransfersWanted, Question.LEAST_TRANSFERS);
    add(questions, areBudgetsKept, Question.TRANSFERS_WITHIN_BUDGETS);
    add(questions, areSharesWanted, Question.SHARES);
    add(questions, areWorthsWanted, Question.WORTH_OF_SCHEMES);
    return questions;
  }

  private static void add(Set<Question> questions, boolean isAsked, Question question) {
    if (isAsked) {
      questions.add(question);
    }
  }
}
