package org.commonpurse.api.command;

import java.util.List;
import org.commonpurse.api.operation.allocation.FutureDues;
import org.commonpurse.api.representation.FutureDuesResponse;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;

/** Tells what is owed in future years. */
@Command(
    name = "future-dues",
    header =
        "Tell what partners repay, or are repaid, in future years of what was paid in advance.",
    description = {
      "",
      "As the last application of each agreement left it, in order of year. Positive is owed by a"
          + " partner, negative to it. What is repaid from underspends alone is due on no day."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class FutureDuesCommand extends OnFund {

  @Override
  public Integer call() {
    try (var ledger = open()) {
      var found = new FutureDues(ledger).run(fund());
      print(FutureDuesResponse.of(found), lines(found));
    }
    return ExitCode.DONE.number();
  }

  private static List<String> lines(FutureDues.Output found) {
    var table =
        new TextTable(
            5, List.of("agreement", "of", "year", "due by", "partner", "principal", "interest"));
    found
        .repayments()
        .byAgreement()
        .forEach(
            (agreement, all) ->
                all.forEach(
                    each ->
                        table.row(
                            agreement.value(),
                            each.of().value(),
                            each.year().map(FinancialYear::toString).orElse("on no day"),
                            each.year().map(year -> year.last().toString()).orElse(""),
                            each.partner().value(),
                            Amounts.print(each.principalPence()),
                            Amounts.print(each.interestPence()))));
    return table.lines();
  }
}
