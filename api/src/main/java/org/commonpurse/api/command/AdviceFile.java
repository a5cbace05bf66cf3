package org.commonpurse.api.command;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.SettlementAdviceOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a settlement advice. */
@Command(
    name = "settlement-advice",
    header = "Write who pays whom by a day, how much and for what; disputed dues stand apart.",
    description = {
      "",
      "What counts later than the day is not in it, and --as-at has no say. "
          + ReportToFile.SAME_BYTES
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class AdviceFile extends ReportToFile.OfFund {

  @Option(
      names = "--due-by",
      paramLabel = "DAY",
      description = "The day by which dues are to be paid. Without it: today.")
  private Optional<String> dueBy = Optional.empty();

  @Override
  RequestParameters and(RequestParameters asked) {
    return asked.with("dueBy", dueBy);
  }

  @Override
  Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
    return new SettlementAdviceOf(ledger, Clock.systemUTC())
        .run(fund, Queries.dueBy(asked), Queries.known(asked).asKnown());
  }
}
