package org.commonpurse.api.command;

import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.api.operation.agreement.CompareVersions;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.AgreementChangesResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares two versions of an agreement that the books hold. */
@Command(
    name = "changes",
    header = "Tell in words what differs between two versions of an agreement.",
    description = {
      "",
      "Clause by clause, each version as it was signed: lines with - stand in the first one only, lines"
          + " with + in the second one only, each with its number there. \"agreement diff\" compares files."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class AgreementChangesCommand extends OnFund {

  @Option(
      names = "--agreement",
      required = true,
      paramLabel = "CODE",
      description = "The agreement.")
  private String code = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "N",
      description = "The number of the version that is compared, as a rule the earlier one.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "N",
      description = "The number of the version that it is compared with.")
  private String to = "";

  @Override
  public Integer call() {
    var agreement = PeriodOptions.option("agreement", code, Agreement::codeOf);
    var query = Queries.versions(RequestParameters.options().with("from", from).with("to", to));
    try (var ledger = open()) {
      var changes =
          AgreementChangesResponse.of(new CompareVersions(ledger).run(fund(), agreement, query));
      print(changes, changes.lines());
    }
    return ExitCode.DONE.number();
  }
}
