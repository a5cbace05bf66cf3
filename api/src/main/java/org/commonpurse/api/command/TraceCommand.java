package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.trace.CountedEntry;
import org.commonpurse.allocation.trace.FigureTrace;
import org.commonpurse.api.operation.balance.TraceFigure;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.FigureResponses.TraceResponse;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Follows a figure to its entries. */
@Command(
    name = "trace",
    header = "Follow a figure of a report to the entries that it is added up from.",
    description = {
      "",
      "A figure made of others is followed to those, each of which can be followed on. \"figures\" lists"
          + " what there is."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class TraceCommand extends OnFund {

  @Parameters(
      paramLabel = "REFERENCE",
      description = "The figure, such as savings.cashable:county:2016-17..2025-26.")
  private String reference = "";

  @Mixin private final ViewOptions view = new ViewOptions();

  @Mixin private final PageOptions page = new PageOptions();

  @Override
  public Integer call() {
    var asked = page.of(view.of(RequestParameters.options()));
    try (var ledger = open()) {
      var found =
          new TraceFigure(ledger).run(fund(), reference, Queries.view(asked), Queries.list(asked));
      print(TraceResponse.of(found, asked), lines(found));
      tellNext(found.entries().next());
    }
    return ExitCode.DONE.number();
  }

  private static List<String> lines(TraceFigure.Output found) {
    var trace = found.trace();
    var reference = trace.reference();
    var lines = new ArrayList<String>();
    lines.add("%s  %s %s".formatted(reference, trace.currency(), Amounts.print(trace.pence())));
    lines.add("Of: " + trace.partnerName());
    lines.add("Is: " + reference.name().definition());
    var stamp = found.stamp();
    lines.add(
        "Out of the books at entry %d, sealed %s%s%s"
            .formatted(
                stamp.sequence(),
                stamp.seal(),
                stamp.view().asAt().map(day -> ", as at " + day).orElse(""),
                stamp.view().asKnown().map(moment -> ", as known " + moment).orElse("")));
    lines.add("");
    lines.addAll(
        trace.source().parts().isEmpty()
            ? ofEntries(found.entries().items())
            : ofParts(trace.source().parts()));
    return lines;
  }

  private static List<String> ofEntries(List<CountedEntry> entries) {
    var table =
        new TextTable(
            5, List.of("entry", "counts on", "recorded at", "kind", "narrative", "amount"));
    for (var entry : entries) {
      table.row(
          Long.toString(entry.sequence()),
          entry.effectiveOn().toString(),
          entry.recordedAt().toString(),
          entry.kind().value(),
          entry.narrative(),
          Amounts.print(entry.pence()));
    }
    return table.lines();
  }

  private static List<String> ofParts(List<FigureTrace.Part> parts) {
    var table = new TextTable(2, List.of("", "figure", "amount"));
    for (var part : parts) {
      table.row(
          part.isAdded() ? "plus" : "less",
          part.trace().reference().toString(),
          Amounts.print(part.trace().pence()));
    }
    return table.lines();
  }
}
