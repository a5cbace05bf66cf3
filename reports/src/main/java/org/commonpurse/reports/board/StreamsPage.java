package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.fund.RequiredSpend;
import org.commonpurse.reports.chart.StreamCharts;
import org.commonpurse.reports.finding.StreamFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.StreamTables;

/** Was each stream spent on what it is for, and as much of it as has to be? */
final class StreamsPage {

  private StreamsPage() {}

  /** The part of the appendix on the last year; empty where no stream moved and none is required to. */
  static Optional<Page> of(BoardPackContents contents) {
    var year = contents.streams();
    if (year.streams().isEmpty() && year.tests().isEmpty()) {
      return Optional.empty();
    }
    var format = MoneyFormat.of(contents.horizon().currency());
    var findings = new StreamFindings(year, format);
    var blocks = new ArrayList<Block>();
    if (!year.tests().isEmpty()) {
      blocks.add(Block.Heading.part("required-spend", "Required spend"));
      blocks.add(Block.Prose.of(howToRead(year.isOver())));
      StreamCharts.tests(year, findings, format)
          .ifPresent(chart -> blocks.add(new Block.Charts(List.of(chart))));
      blocks.add(Block.Grid.kept(StreamTables.tests(year, findings::outcome), AmountUnit.PENCE));
    }
    if (!year.unset().isEmpty()) {
      blocks.add(
          Block.Prose.of(
              "No minimum is recorded for %s of: %s."
                  .formatted(
                      year.year(),
                      String.join(
                          ", ", year.unset().stream().map(RequiredSpend::title).toList()))));
    }
    if (!year.streams().isEmpty()) {
      blocks.add(Block.Heading.part("streams-table", "Streams"));
      blocks.add(Block.Grid.flowing(StreamTables.byStream(year), AmountUnit.PENCE));
      blocks.add(
          Block.Prose.of(
              "The balance is of the year alone. What clauses charged for it or gave back, and what earlier years"
                  + " left, is of no stream: it stands in the fund's account."));
    }
    var fences = findings.ringFences();
    if (!fences.isEmpty()) {
      blocks.add(Block.Heading.part("ring-fences", "Ring-fences"));
      blocks.add(Block.Points.of(fences));
    }
    return Optional.of(
        new Page(
            "streams",
            "Streams and required spend \u00b7 " + year.year(),
            Optional.of("Was each stream spent on what it is for?"),
            findings.headline(),
            Optional.empty(),
            blocks));
  }

  private static String howToRead(boolean isOver) {
    return isOver
        ? "Spent is what the schemes of a test cost out of its streams. A test is met where that is its"
            + " minimum or more."
        : "Spent is what the schemes of a test cost out of its streams so far. Expected is the last"
            + " forecast of the year, where there is none the budget, and never less than what was spent.";
  }
}
