package org.commonpurse.api.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.projection.ProjectFiles;
import org.commonpurse.api.representation.ProjectionResponse;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Works a plan of years to come out. */
@Command(
    name = "project",
    header = "Work a plan of years to come out; no database is needed.",
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

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean isJsonWanted;

  ProjectCommand(Console console) {
    this.console = console;
  }

  private Optional<PartnerCode> asked() {
    return RequestParameters.options()
        .with("sensitivity", sensitiveFor)
        .one("sensitivity", PartnerCode::of);
  }

  @Override
  public Integer call() {
    var found =
        new ProjectFiles()
            .run(
                Document.read(plan),
                agreement.map(Document::read),
                scenarios,
                asked(),
                areTransfersWanted);
    if (isJsonWanted) {
      console.out().println(ResponseJson.pretty(ProjectionResponse.BesideScenarios.of(found)));
    } else {
      ProjectionText.of(found).forEach(console.out()::println);
    }
    return ExitCode.DONE.number();
  }
}
