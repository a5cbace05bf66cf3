package org.commonpurse.reports.board;

import java.util.ArrayList;
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
    return of(contents, PlanPages.NONE);
  }

  /**
   * The board pack of a fund, with a plan of years to come.
   *
   * @param plan  pages on the plan, which stand around what changed
   */
  public static Report of(BoardPackContents contents, PlanPages plan) {
    var horizon = contents.horizon();
    var pages = new ArrayList<Page>();
    pages.add(WhoGainsPage.of(contents));
    if (new HorizonFindings(horizon).hasImpact()) {
      pages.add(WhereItLandsPage.of(contents));
    }
    BudgetPage.of(contents).ifPresent(pages::add);
    DecisionsPage.of(contents).ifPresent(pages::add);
    SavingsPage.of(contents).ifPresent(pages::add);
    pages.addAll(plan.futures());
    ChangedPage.of(contents).ifPresent(pages::add);
    plan.trust().ifPresent(pages::add);
    pages.addAll(PartnerPages.of(contents));
    ClausePage.of(contents).map(Page::flowing).ifPresent(pages::add);
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
