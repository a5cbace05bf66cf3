package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.Optional;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.HorizonFindings;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.HorizonTables;

/** The board pack: what a board reads first, then the appendix that shows it to the penny. */
public final class BoardPack {

  private BoardPack() {}

  /** The board pack of a fund. */
  public static Report of(BoardPackContents contents) {
    return of(contents, Optional.empty());
  }

  /**
   * The board pack of a fund.
   *
   * @param plan  pages on a plan of years to come, which stand around what changed; empty without one
   */
  public static Report of(BoardPackContents contents, Optional<PlanPages> plan) {
    var horizon = contents.horizon();
    var pages = new ArrayList<Page>();
    pages.add(WhoGainsPage.of(contents));
    if (new HorizonFindings(horizon).hasImpact()) {
      pages.add(WhereItLandsPage.of(contents));
    }
    BudgetPage.of(contents).ifPresent(pages::add);
    DecisionsPage.of(contents).ifPresent(pages::add);
    SavingsPage.of(contents).ifPresent(pages::add);
    plan.ifPresent(each -> pages.addAll(each.futures(false)));
    ChangedPage.of(contents).ifPresent(pages::add);
    plan.ifPresent(
        each -> {
          pages.add(each.trust());
          // Printed on from there, so that neither leaves half a sheet empty.
          pages.addAll(each.futures(true));
        });
    var partners = PartnerPages.of(contents);
    for (int i = 0; i < partners.size(); i++) {
      // On from the plan's figures, which end anywhere on a sheet.
      pages.add(i == 0 && plan.isPresent() ? partners.get(i).flowing() : partners.get(i));
    }
    ClausePage.of(contents).map(Page::flowing).ifPresent(pages::add);
    RiskPage.of(contents).map(Page::flowing).ifPresent(pages::add);
    StreamsPage.of(contents).map(Page::flowing).ifPresent(pages::add);
    pages.add(AccountPage.of(contents).flowing());
    var span = HorizonTables.span(horizon);
    return new Report(
        ReportCode.of("board-pack"),
        "%s: board pack, %s".formatted(contents.fund().name(), span),
        "Board pack of %s for %s: where costs fall and where savings land."
            .formatted(contents.fund().name(), span),
        horizon.currency(),
        contents.footing(),
        pages);
  }
}
