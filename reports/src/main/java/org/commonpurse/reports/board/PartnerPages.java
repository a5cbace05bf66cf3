package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.chart.HorizonCharts;
import org.commonpurse.reports.finding.HorizonFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.PartnerTables;

/**
 * A page for all partners together and for each that has a figure: their years to the penny. Where there
 * is little to tell of each, they share pages; where none has a figure there is no page.
 */
final class PartnerPages {

  /** Up to so many years, the figures of several partners fit on a page. */
  private static final int FEW_YEARS = 4;

  private PartnerPages() {}

  static List<Page> of(BoardPackContents contents) {
    var horizon = contents.horizon();
    var findings = new HorizonFindings(horizon);
    if (withFigures(horizon).isEmpty()) {
      return List.of();
    }
    if (!findings.hasImpact() || horizon.years().size() <= FEW_YEARS) {
      return List.of(together(horizon, findings));
    }
    var pages = new ArrayList<Page>();
    pages.add(
        page(
            horizon,
            Horizon.ALL,
            HorizonTables.ALL_PARTNERS,
            findings.whenItPays(),
            HorizonCharts.cumulativeOfAll(horizon, contents.spans())));
    for (var partner : withFigures(horizon)) {
      pages.add(
          page(
              horizon,
              partner.code(),
              partner.name(),
              findings.whatItBore(partner),
              HorizonCharts.cumulative(horizon, partner, contents.spans())));
    }
    return pages;
  }

  private static List<Partner> withFigures(Horizon horizon) {
    return horizon.partners().stream()
        .filter(partner -> horizon.rows(partner.code()).stream().anyMatch(HorizonRow::isAnything))
        .toList();
  }

  /** Few figures of each partner, one below the other. */
  private static Page together(Horizon horizon, HorizonFindings findings) {
    var blocks = new ArrayList<Block>();
    if (withFigures(horizon).size() > 1) {
      blocks.add(Block.Heading.part("partner-" + Horizon.ALL, HorizonTables.ALL_PARTNERS));
      blocks.addAll(tables(horizon, Horizon.ALL, findings));
    }
    for (var partner : withFigures(horizon)) {
      blocks.add(Block.Heading.part("partner-" + partner.code(), partner.name()));
      blocks.add(Block.Prose.of(findings.whatItBore(partner) + "."));
      blocks.addAll(tables(horizon, partner.code(), findings));
    }
    return new Page(
        "partners",
        "Partner by partner \u00b7 " + HorizonTables.span(horizon),
        Optional.of("What was borne, and what landed?"),
        findings.whoPays(),
        Optional.empty(),
        blocks);
  }

  private static List<Block> tables(Horizon horizon, PartnerCode code, HorizonFindings findings) {
    var blocks = new ArrayList<Block>();
    PartnerTables.pool(horizon, code)
        .ifPresent(pool -> blocks.add(Block.Grid.kept(pool, AmountUnit.PENCE)));
    if (findings.hasImpact()) {
      blocks.add(Block.Grid.kept(PartnerTables.outside(horizon, code), AmountUnit.PENCE));
    }
    return blocks;
  }

  private static Page page(
      Horizon horizon, PartnerCode code, String name, String headline, Chart chart) {
    return new Page(
        "partner-" + code,
        name + " \u00b7 " + HorizonTables.span(horizon),
        Optional.of("What was borne, and what landed?"),
        headline,
        Optional.empty(),
        List.of(
            PartnerTables.pool(horizon, code)
                .<Block>map(
                    pool -> Block.Beside.tableFirst(Block.Grid.kept(pool, AmountUnit.PENCE), chart))
                .orElseGet(() -> new Block.Charts(List.of(chart))),
            Block.Grid.kept(PartnerTables.outside(horizon, code), AmountUnit.PENCE)));
  }
}
