package org.commonpurse.api.command;

import java.time.Clock;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine.Command;

/** Writes an outturn report. */
@Command(
    name = "outturn",
    header =
        "Write the section 75 outturn report of a year: budget, virements, who met the variance.",
    description = {"", ReportToFile.SAME_BYTES},
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class OutturnFile extends ReportToFile.OfYear {

  @Override
  Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
    return new OutturnOf(ledger, Clock.systemUTC())
        .run(fund, Queries.year(asked), Queries.view(asked));
  }
}
