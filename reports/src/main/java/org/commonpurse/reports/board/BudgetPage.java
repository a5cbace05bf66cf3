package org.commonpurse.reports.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.BudgetYear;
import org.commonpurse.reports.chart.BudgetCharts;
import org.commonpurse.reports.finding.BudgetFindings;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.BudgetTables;
import org.commonpurse.reports.table.MoneyFormat;

/** Did the pool keep to its budget in the last year? */
final class BudgetPage {

  private final BoardPackContents contents;
  private final BudgetYear budget;
  private final MoneyFormat format;

  private BudgetPage(BoardPackContents contents, BudgetYear budget) {
    this.contents = contents;
    this.budget = budget;
    this.format = MoneyFormat.of(contents.horizon().currency());
  }

  /** The page of the last year; empty where it had neither budget nor spending. */
  static Optional<Page> of(BoardPackContents contents) {
    return contents.budget().isNothing()
        ? Optional.empty()
        : Optional.of(new BudgetPage(contents, contents.budget()).page());
  }

  private Page page() {
    var findings = new BudgetFindings(budget, contents::name, format);
    var grid = Block.Grid.kept(BudgetTables.bySchemes(budget), AmountUnit.THOUSANDS);
    var chart = BudgetCharts.variance(budget, findings, contents.fund()::partner, format);
    var boxes = new ArrayList<Block.Box>();
    boxes.add(howToRead());
    if (budget.hasBudget()) {
      boxes.add(checks());
    }
    before().ifPresent(boxes::add);
    return new Page(
        "budget",
        "Budget and outturn \u00b7 " + budget.year(),
        Optional.of("Did the pool keep to its budget?"),
        findings.variance(),
        budget.hasBudget() ? Optional.of(findings.why()) : Optional.empty(),
        List.of(
            chart.<Block>map(drawn -> Block.Beside.chartFirst(drawn, grid)).orElse(grid),
            new Block.Boxes(boxes)));
  }

  private Block.Box howToRead() {
    return Block.Box.telling(
        "How to read it",
        budget.hasBudget()
            ? "Budgets are those after virements. A variance without a sign is an overspend, with a minus"
                + " an underspend. What clauses pay out or recover is no part of it."
            : "The outturn is what schemes cost. Without a budget there is no variance, and nothing that"
                + " anybody had to meet.");
  }

  private Block.Box checks() {
    long met = budget.met().totalPence();
    long missing = Math.subtractExact(budget.variancePence(), met);
    return missing == 0
        ? Block.Box.telling(
            "Checks: both hold",
            "Budget %s and variance %s are the outturn, %s. The variance is what partners, reserves, nobody and the fund have of it, to the penny."
                .formatted(
                    format.exact(budget.budgetPence()),
                    format.exact(budget.variancePence()),
                    format.exact(budget.spentPence())))
        : Block.Box.asking(
            "Check fails: %s is missing".formatted(format.exact(missing)),
            "The variance is %s; who met it adds up to %s. Do not rely on this page before they agree."
                .formatted(format.exact(budget.variancePence()), format.exact(met)));
  }

  /** What changed since the year before, and since it was forecast; empty without either. */
  private Optional<Block.Box> before() {
    var sentences = new ArrayList<String>();
    long before = budget.spentBeforePence();
    if (before != 0) {
      sentences.add(
          "In %s the outturn was %s, in %s it is %s."
              .formatted(
                  budget.yearBefore(),
                  format.brief(before),
                  budget.year(),
                  format.brief(budget.spentPence())));
    }
    budget
        .forecastPence()
        .ifPresent(
            forecast ->
                sentences.add(
                    "The last forecast was %s: the outturn is %s."
                        .formatted(format.brief(forecast), apart(budget.spentPence() - forecast))));
    if (sentences.isEmpty()) {
      return Optional.empty();
    }
    var title =
        before != 0
            ? "Since %s: %s".formatted(budget.yearBefore(), change(budget.spentPence() - before))
            : "What was forecast";
    return Optional.of(Block.Box.telling(title, String.join(" ", sentences)));
  }

  private String change(long pence) {
    return pence == 0
        ? "spent as much"
        : "spent %s %s".formatted(format.brief(Math.absExact(pence)), pence > 0 ? "more" : "less");
  }

  private String apart(long pence) {
    return pence == 0
        ? "as forecast"
        : "%s %s it".formatted(format.brief(Math.absExact(pence)), pence > 0 ? "above" : "below");
  }
}
