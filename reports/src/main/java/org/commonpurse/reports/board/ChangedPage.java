package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.reports.chart.ChangeCharts;
import org.commonpurse.reports.finding.ChangeFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.ChangeLines;
import org.commonpurse.reports.table.ChangeTables;
import org.commonpurse.reports.table.MoneyFormat;

/** What changed since the last pack, by cause, and what was recorded since of years shown then. */
final class ChangedPage {

  private static final int ITEMS_MAX = 4;

  /** From this size on changes are told in thousands, in pence. */
  private static final long THOUSANDS_FROM = 10_000_000;

  private final BoardPackContents contents;
  private final NetChange change;
  private final MoneyFormat format;

  private ChangedPage(BoardPackContents contents, NetChange change) {
    this.contents = contents;
    this.change = change;
    this.format = MoneyFormat.of(contents.horizon().currency());
  }

  /** The page; empty where no last pack was named. */
  static Optional<Page> of(BoardPackContents contents) {
    return contents.change().map(change -> new ChangedPage(contents, change).page());
  }

  private Page page() {
    var findings = new ChangeFindings(change, format);
    var lines = ChangeLines.of(change, this::clause);
    var blocks = new ArrayList<Block>();
    ChangeCharts.bridge(change, lines, findings, format)
        .ifPresent(chart -> blocks.add(new Block.Charts(List.of(chart))));
    var unit = unit();
    blocks.add(
        Block.Grid.kept(
            ChangeTables.byPartner(change, contents.horizon(), lines, contents::name), unit));
    if (!change.items().isEmpty()) {
      blocks.add(
          Block.Grid.flowing(
              ChangeTables.items(change, ITEMS_MAX, DaysInWords::written), AmountUnit.POUNDS));
    }
    blocks.add(new Block.Boxes(List.of(howToRead(), before(), check())));
    return new Page(
        "changed",
        "What changed \u00b7 since " + DaysInWords.written(Days.inEngland(change.since())),
        Optional.of("What changed since the last pack?"),
        findings.headline(),
        Optional.of(findings.who()),
        blocks);
  }

  /** Small changes would be lost in thousands. */
  private AmountUnit unit() {
    return change.partners().stream()
            .flatMap(partner -> partner.causes().values().stream())
            .anyMatch(pence -> Math.absExact(pence) >= THOUSANDS_FROM)
        ? AmountUnit.THOUSANDS
        : AmountUnit.POUNDS;
  }

  /** What the newest version that has a clause calls it. */
  private String clause(ClauseCode code) {
    return contents.agreements().stream()
        .flatMap(results -> results.agreement().clauses().stream())
        .filter(clause -> clause.code().equals(code))
        .reduce((older, newer) -> newer)
        .map(Clause::reference)
        .orElse(code.value());
  }

  private static Block.Box howToRead() {
    return Block.Box.telling(
        "How to read it",
        "Net after sharing to date: savings less extra costs, with sharing, of all years shown. A change is"
            + " positive where it is better. What was paid in or spent does not change it. Volume is other units"
            + " at the old prices and landings, price the rest.");
  }

  private Block.Box before() {
    return Block.Box.telling(
        "Known then",
        "What was recorded by %s, as at the same day as this pack, with years up to %s. Trace it with --as-known and that moment. Partners that were succeeded stand with their successors."
            .formatted(change.since(), change.lastYear()));
  }

  private Block.Box check() {
    var totals = contents.horizon().totals();
    long now = totals.get(totals.size() - 1).toDate().netPence();
    long missing = Math.subtractExact(now, change.nowPence());
    return missing == 0
        ? Block.Box.telling(
            "Check: it adds up",
            "%s then and a change of %s are %s now, to the penny, as on the other pages."
                .formatted(
                    format.exact(change.beforePence()),
                    format.exact(change.changePence()),
                    format.exact(now)))
        : Block.Box.asking(
            "Check fails: %s is missing".formatted(format.exact(missing)),
            "Net after sharing is %s; what was known then and its changes add up to %s. Do not rely on this page before they agree."
                .formatted(format.exact(now), format.exact(change.nowPence())));
  }
}
