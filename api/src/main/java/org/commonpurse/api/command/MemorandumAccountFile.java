package org.commonpurse.api.command;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a memorandum account. */
@Command(
    name = "memorandum-account",
    header = "Write the pooled-budget memorandum account of a year, for the notes to accounts.",
    description = {
      "",
      "The basis of control is printed as you state it with --control; the books do not know it.",
      "",
      ReportToFile.SAME_BYTES
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class MemorandumAccountFile extends ReportToFile.OfYear {

  @Option(
      names = "--for",
      paramLabel = "PARTNER",
      description = "For whose statements its share is shown. Without it: the host's.")
  private Optional<String> partner = Optional.empty();

  @Option(
      names = "--control",
      paramLabel = "BASIS",
      description = "Who controls the fund, as you state it: sole, joint or agency.")
  private Optional<String> control = Optional.empty();

  @Override
  RequestParameters and(RequestParameters asked) {
    return super.and(asked).with("for", partner).with("control", control);
  }

  @Override
  Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
    return new MemorandumAccountOf(ledger, Clock.systemUTC()).run(fund, Queries.account(asked));
  }
}
