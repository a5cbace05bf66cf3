package org.commonpurse.reports.outturn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.PlanYear.Line;
import org.commonpurse.allocation.horizon.ReserveYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.chart.BudgetCharts;
import org.commonpurse.reports.finding.BudgetFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.BudgetTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.ReserveTables;

/** The section 75 outturn report of a year: one page for a board, then what shows it. */
public final class OutturnReport {

  private final OutturnContents contents;
  private final OutturnTables tables;
  private final BudgetFindings findings;
  private final MoneyFormat format;

  private OutturnReport(OutturnContents contents) {
    this.contents = contents;
    this.tables = new OutturnTables(contents);
    this.format = MoneyFormat.of(contents.fund().currency());
    this.findings = new BudgetFindings(contents.budget(), contents::name, format);
  }

  /** The report. */
  public static Report of(OutturnContents contents) {
    return new OutturnReport(contents).report();
  }

  private Report report() {
    return new Report(
        ReportCode.of("outturn"),
        "%s: section 75 outturn report, %s".formatted(contents.fund().name(), contents.year()),
        "Outturn of %s for %s: budget, virements, variance and who met it."
            .formatted(contents.fund().name(), contents.year()),
        contents.fund().currency(),
        contents.footing(),
        List.of(board(), whoMetIt(), appendix().flowing()));
  }

  private Page board() {
    var budget = contents.budget();
    var grid = Block.Grid.kept(BudgetTables.bySchemes(budget), AmountUnit.THOUSANDS);
    var chart = BudgetCharts.variance(budget, findings, contents.fund()::partner, format);
    return new Page(
        "outturn",
        "Outturn \u00b7 " + contents.year(),
        Optional.of("Did the fund keep to its budget, and who met the difference?"),
        findings.variance(),
        budget.hasBudget() ? Optional.of(findings.why()) : Optional.empty(),
        List.of(
            chart.<Block>map(drawn -> Block.Beside.chartFirst(drawn, grid)).orElse(grid),
            new Block.Boxes(List.of(virements(), sinceMonth9(), carriedForward()))));
  }

  private Block.Box virements() {
    var lines = contents.plan().lines();
    long net = contents.plan().sum(Line::viredPence);
    long moved = contents.plan().sum(line -> Math.max(0, line.viredPence()));
    return lines.stream().allMatch(line -> line.viredPence() == 0)
        ? Block.Box.telling(
            "No virements",
            "Initial and revised budget are the same, %s."
                .formatted(format.brief(contents.plan().sum(Line::revisedPence))))
        : Block.Box.telling(
            net == 0
                ? "Virements moved " + format.brief(moved)
                : "Virements %s %s the budget"
                    .formatted(
                        (net < 0 ? "took " : "brought ") + format.brief(Math.absExact(net)),
                        net < 0 ? "out of" : "into"),
            "The initial budget was %s, the revised one is %s."
                .formatted(
                    format.brief(contents.plan().sum(Line::setPence)),
                    format.brief(contents.plan().sum(Line::revisedPence))));
  }

  private Block.Box sinceMonth9() {
    return contents
        .plan()
        .sinceMonth9()
        .map(
            since -> {
              long change = since.changePence();
              return Block.Box.telling(
                  change == 0
                      ? "As forecast at month 9"
                      : "%s %s than forecast at month 9"
                          .formatted(
                              format.brief(Math.absExact(change)), change > 0 ? "more" : "less"),
                  "%s was expected then, %s it is.%s"
                      .formatted(
                          format.brief(since.expectedPence()),
                          format.brief(contents.budget().spentPence()),
                          since.unforeseenPence() == 0
                              ? ""
                              : " Of the change, %s has no recorded cause."
                                  .formatted(format.brief(since.unforeseenPence()))));
            })
        .orElseGet(
            () ->
                Block.Box.telling(
                    "No forecast at month 9",
                    "Nothing above or below budget was forecast by 31 December, so there is nothing to"
                        + " compare the outturn with but its budget."));
  }

  private Block.Box carriedForward() {
    if (contents.fund().kind() != FundKind.POOLED) {
      return Block.Box.telling(
          "Nothing is carried forward",
          "The fund is not pooled: what is left stays in each partner's own accounts.");
    }
    var closing = contents.horizon().pool(contents.year()).closing();
    return Block.Box.telling(
        (closing.reservesPence() == 0 ? "Nothing" : format.brief(closing.reservesPence()))
            + " is in reserves",
        (closing.leftOverPence() < 0
                ? "%s more was spent or put by to date than came in for it."
                    .formatted(brief(closing.leftOverPence()))
                : "%s is left over to date and belongs to nobody in particular."
                    .formatted(brief(closing.leftOverPence())))
            + (closing.undecidedPence() == 0
                ? ""
                : " %s is undecided.".formatted(format.brief(closing.undecidedPence()))));
  }

  private String brief(long pence) {
    return format.brief(Math.absExact(pence));
  }

  private Page whoMetIt() {
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Grid.kept(tables.byStream(), AmountUnit.PENCE));
    if (contents.budget().hasBudget()) {
      blocks.add(Block.Grid.kept(tables.metBy(), AmountUnit.PENCE));
    }
    contents
        .plan()
        .sinceMonth9()
        .ifPresent(
            since -> blocks.add(Block.Grid.flowing(tables.sinceMonth9(since), AmountUnit.PENCE)));
    tables
        .outside()
        .ifPresent(
            outside -> {
              blocks.add(Block.Grid.kept(outside, AmountUnit.PENCE));
              blocks.add(
                  Block.Prose.of(
                      "What lands outside the pool is no part of the variance. Net and sharing are good"
                          + " for the partner without a minus."));
            });
    ReserveTables.byOwner(
            contents.reserves(), contents::name, contents.plan().sum(Line::revisedPence))
        .ifPresent(table -> blocks.add(Block.Grid.kept(table, AmountUnit.PENCE)));
    return new Page(
        "variance",
        "Budget, variance, carry-forward \u00b7 " + contents.year(),
        Optional.of("Who met it, and what is carried forward?"),
        carryForward(contents.reserves()),
        Optional.empty(),
        blocks);
  }

  /** What owners carry forward in reserves, and whether that is more than they brought. */
  private String carryForward(ReserveYear reserves) {
    long closing = reserves.sum(ReserveYear.Part::closingPence);
    long change = Math.subtractExact(closing, reserves.sum(ReserveYear.Part::openingPence));
    return closing == 0 && change == 0
        ? "Nothing is carried forward in reserves"
        : "%s is carried forward in reserves, %s"
            .formatted(
                format.brief(closing),
                change == 0
                    ? "as much as was brought"
                    : "%s %s than was brought"
                        .formatted(
                            format.brief(Math.absExact(change)), change > 0 ? "more" : "less"));
  }

  private Page appendix() {
    return new Page(
        "schemes",
        "Schemes \u00b7 " + contents.year(),
        Optional.empty(),
        findings.schemes(),
        Optional.empty(),
        List.of(
            Block.Grid.flowing(tables.byScheme(), AmountUnit.PENCE),
            Block.Points.of(
                List.of(
                    "The initial budget is what budgets set, whenever in the year they did; virements move it between lines.",
                    "A variance without a minus is an overspend."))));
  }
}
