package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.api.operation.allocation.DuesOf;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.DuesResponse;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what is due. */
@Command(
    name = "dues",
    header = "Tell what is due from whom, since when, what for, and how much of it is settled.",
    description = {
      "",
      "Worked out from the journal, the oldest first. Positive is due from a partner to the fund,"
          + " negative from the fund to a partner."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class DuesCommand extends OnFund {

  @Option(
      names = "--partner",
      paramLabel = "CODE",
      description = "Only what is due of this partner.")
  private Optional<String> partner = Optional.empty();

  @Option(names = "--settled", description = "List those too of which nothing is open any more.")
  private boolean isSettledWanted;

  @Mixin private final ViewOptions view = new ViewOptions();

  @Mixin private final PageOptions page = new PageOptions();

  @Override
  public Integer call() {
    var asked =
        page.of(
            view.of(
                RequestParameters.options()
                    .with("partner", partner)
                    .with("settled", isSettledWanted ? Optional.of("true") : Optional.empty())));
    try (var ledger = open()) {
      var found = new DuesOf(ledger).run(fund(), Queries.dues(asked), Queries.list(asked));
      print(DuesResponse.of(found, asked), lines(found));
      tellNext(found.dues().next());
    }
    return ExitCode.DONE.number();
  }

  private static List<String> lines(DuesOf.Output found) {
    var lines = new ArrayList<>(lines(found.dues().items()));
    found
        .onAccountPence()
        .forEach(
            (partner, pence) ->
                lines.add("on account of %s: %s".formatted(partner, Amounts.print(pence))));
    return lines;
  }

  /** A line for each due, under a heading. */
  static List<String> lines(List<Due> dues) {
    var table =
        new TextTable(
            6,
            List.of(
                "entry", "partner", "since", "due", "for", "dispute", "amount", "settled", "open"));
    for (var due : dues) {
      table.row(
          Long.toString(due.entry()),
          due.partner().value(),
          due.since().toString(),
          due.dueOn().toString(),
          due.narrative(),
          due.dispute().map(Due.Dispute::reason).orElse(""),
          Amounts.print(due.pence()),
          Amounts.print(due.settledPence()),
          Amounts.print(due.openPence()));
    }
    return table.lines();
  }
}
