package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.ByNature;
import org.commonpurse.reports.chart.SavingsCharts;
import org.commonpurse.reports.finding.SavingsFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.SavingsTables;

/** Whether savings are real: what they rest on, how much can leave a budget, and how much of the plan came about. */
final class SavingsPage {

  private SavingsPage() {}

  /** Empty where no measure is planned: what little there is to say stands on the first page then. */
  static Optional<Page> of(BoardPackContents contents) {
    var horizon = contents.horizon();
    var measured = contents.measured();
    if (measured.quarters().isEmpty()) {
      return Optional.empty();
    }
    var measures = SavingsTables.measures(measured.quarters());
    var findings =
        new SavingsFindings(
            SavingsTables.savings(horizon, Optional.empty()),
            SavingsTables.savings(horizon, Optional.of(ByNature.CASHABLE)),
            measured.years().stream()
                .mapToLong(
                    year ->
                        Math.addExact(year.outcome().savingsPence(), year.process().savingsPence()))
                .reduce(0, Math::addExact),
            measures.stream()
                .mapToLong(SavingsTables.OfMeasure::plannedPence)
                .reduce(0, Math::addExact),
            measures.stream()
                .mapToLong(SavingsTables.OfMeasure::observedPence)
                .reduce(0, Math::addExact),
            MoneyFormat.of(horizon.currency()));
    var blocks = new ArrayList<Block>();
    var charts =
        Stream.concat(
                SavingsCharts.planned(measures, contents::name, MoneyFormat.of(horizon.currency()))
                    .stream(),
                SavingsCharts.steps(horizon).stream())
            .toList();
    if (!charts.isEmpty()) {
      blocks.add(new Block.Charts(charts));
    }
    blocks.add(Block.Grid.kept(SavingsTables.steps(horizon, measured.years()), AmountUnit.POUNDS));
    blocks.add(
        Block.Grid.flowing(SavingsTables.planned(measures, contents::name), AmountUnit.POUNDS));
    blocks.add(
        new Block.Boxes(
            List.of(
                Block.Box.telling(
                    "How to read it",
                    "A saving is what was used less than expected without the scheme, so what would have"
                        + " happened anyhow is taken off before anything is posted. Cashable is what can leave a"
                        + " budget; the rest frees capacity."),
                Block.Box.telling(
                    "Planned and observed",
                    "Both at the planned unit value, for quarters of which a value was approved. The others"
                        + " stand in the last column: no value counts for them."))));
    return Optional.of(
        new Page(
            "savings",
            "Savings \u00b7 " + HorizonTables.span(horizon),
            Optional.of("Are the savings real?"),
            findings.headline(),
            Optional.empty(),
            blocks));
  }
}
