package org.commonpurse.api.command;

import org.commonpurse.api.operation.allocation.FutureDues;
import org.commonpurse.api.representation.FutureDuesResponse;
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
      print(FutureDuesResponse.of(found), RepaymentText.of(found.repayments().byAgreement()));
    }
    return ExitCode.DONE.number();
  }
}
