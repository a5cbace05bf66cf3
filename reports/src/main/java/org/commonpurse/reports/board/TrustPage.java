package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.reports.chart.SensitivityCharts;
import org.commonpurse.reports.finding.SensitivityFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.SensitivityTables;

/** How far a plan can be trusted: which assumptions the answer hangs on, and how sure each part is. */
public final class TrustPage {

  private TrustPage() {}

  /**
   * The page of a plan.
   *
   * @param swings  of the present value of all partners together, the widest first
   * @param basis  what the plan was worked out from
   * @return empty if no assumption has a range
   */
  public static Optional<Page> of(Projection projection, List<Swing> swings, String basis) {
    if (swings.isEmpty()) {
      return Optional.empty();
    }
    var plan = projection.plan();
    var findings =
        new SensitivityFindings(
            projection.all().presentValuePence(), swings, MoneyFormat.of(plan.currency()));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Charts(List.of(SensitivityCharts.tornado(projection, findings))));
    blocks.add(Block.Grid.kept(SensitivityTables.turns(swings), AmountUnit.POUNDS));
    blocks.add(Block.Grid.flowing(SensitivityTables.grades(plan), AmountUnit.POUNDS));
    blocks.add(
        Block.Points.of(
            List.of(
                "Each assumption is moved over its range while all others stay as planned; they may move"
                    + " together. Two turns closer than a hundredth of a range are not seen.",
                "Grade 1 is surest, grade 6 a guess; benefits are cut and costs raised by grade for optimism.",
                "Amounts are at prices of %s; discount rates of edition %s%s."
                    .formatted(
                        plan.pricesOf(),
                        plan.rates().edition(),
                        plan.deflators().map(edition -> ", deflators of " + edition).orElse("")))));
    return Optional.of(
        new Page(
            "trust",
            plan.title() + " \u00b7 " + basis,
            Optional.of("How far can we trust it?"),
            findings.headline(),
            Optional.empty(),
            blocks));
  }
}
