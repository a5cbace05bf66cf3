package org.commonpurse.api.command;

import java.time.Clock;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.BalancesToAgree;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine.Command;

/** Writes the balances to be agreed. */
@Command(
    name = "balances",
    header = "Write the balances with each partner that are to be agreed at a day.",
    description = {"", ReportToFile.SAME_BYTES},
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class BalancesFile extends ReportToFile.OfFund {

  @Override
  Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
    return new BalancesToAgree(ledger, Clock.systemUTC()).run(fund, Queries.view(asked));
  }
}
