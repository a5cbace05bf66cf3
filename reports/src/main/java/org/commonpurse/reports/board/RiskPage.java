package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.risk.RiskProfile;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.finding.RiskFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.RiskTables;
import org.commonpurse.reports.table.Table;

/** What would each partner bear if spending came out otherwise than budgeted? */
final class RiskPage {

  /** Budgets from here on are told in thousands: 100 million. */
  private static final long LARGE_PENCE = 10_000_000_000L;

  /** So many lines of a table fit on what may be left of a sheet. */
  private static final int KEPT_MAX = 16;

  private static final int LINE_LENGTH = 45;

  private RiskPage() {}

  /** The part of the appendix on the last year; empty where no clause shares the variance of schemes, or there is no budget. */
  static Optional<Page> of(BoardPackContents contents) {
    try {
      return RiskProfile.of(contents.grounds()).map(profile -> page(contents, profile));
    } catch (ProblemException e) {
      return Optional.of(
          page(
              contents,
              "What partners bear away from budget cannot be told yet",
              Optional.empty(),
              List.of(Block.Prose.of("The agreement cannot be asked: " + e.getMessage()))));
    }
  }

  private static Page page(BoardPackContents contents, RiskProfile profile) {
    var format = MoneyFormat.of(contents.horizon().currency());
    var findings = new RiskFindings(profile, contents.fund().kind(), contents::name, format);
    var tables = new RiskTables(profile, contents::name, findings.stays());
    var unit = profile.budgetPence() < LARGE_PENCE ? AmountUnit.POUNDS : AmountUnit.THOUSANDS;
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Prose.of(howToRead(profile)));
    blocks.add(grid(tables.even(), unit));
    tables
        .turningPoints(findings::ofEachPound, findings::why)
        .ifPresent(table -> blocks.add(grid(table, AmountUnit.POUNDS)));
    if (!tables.isComplete()) {
      blocks.add(
          Block.Prose.of(
              "Shares turn at more points than were looked for: between those shown, parts are what they come"
                  + " to on average."));
    }
    tables.alone().ifPresent(table -> blocks.add(grid(table, unit)));
    var lead = findings.lead();
    return page(
        contents,
        findings.headline(),
        lead.isEmpty() ? Optional.empty() : Optional.of(lead),
        blocks);
  }

  /** Whole while it is short: a long one that moved to the next sheet would leave this one empty. */
  private static Block.Grid grid(Table table, AmountUnit unit) {
    int lines =
        table.rows().stream()
            .flatMapToInt(
                row ->
                    row.cells().stream()
                        .mapToInt(cell -> 1 + text(cell).length() / LINE_LENGTH)
                        .max()
                        .stream())
            .sum();
    return new Block.Grid(table, unit, lines <= KEPT_MAX);
  }

  private static String text(Cell cell) {
    return cell instanceof Cell.Text words ? words.text() : "";
  }

  private static Page page(
      BoardPackContents contents, String headline, Optional<String> lead, List<Block> blocks) {
    return new Page(
        "risk",
        "Away from budget \u00b7 " + contents.budget().year(),
        Optional.of("What would each partner bear?"),
        headline,
        lead,
        blocks);
  }

  private static String howToRead(RiskProfile profile) {
    return "Worked out from the agreement for spending that is made up, not from the books: budgets,"
        + " contributions and reserves are those of the year before any result of it, and only what schemes"
        + " spend is another. What is borne has no sign, what is gained a minus. Whoever is not shown bears"
        + " nothing."
        + (profile.tellsCauses()
            ? " No cause is named for a variance here; the agreement shares by cause where one is."
            : "");
  }
}
