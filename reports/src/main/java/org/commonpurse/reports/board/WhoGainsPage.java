package org.commonpurse.reports.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.reports.chart.HorizonCharts;
import org.commonpurse.reports.finding.HorizonFindings;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.PartnerPosition;
import org.commonpurse.reports.table.WhereItLands;

/** The first page: who pays, who gains, when does it pay, and what must be decided? */
final class WhoGainsPage {

  private final BoardPackContents contents;
  private final Horizon horizon;
  private final MoneyFormat format;

  private WhoGainsPage(BoardPackContents contents) {
    this.contents = contents;
    this.horizon = contents.horizon();
    this.format = MoneyFormat.of(horizon.currency());
  }

  static Page of(BoardPackContents contents) {
    return new WhoGainsPage(contents).page();
  }

  private Page page() {
    var findings = new HorizonFindings(horizon);
    var blocks = new ArrayList<Block>();
    if (findings.hasImpact()) {
      blocks.add(
          new Block.Charts(
              List.of(
                  HorizonCharts.netByPartner(horizon),
                  HorizonCharts.cumulative(horizon, contents.spans()))));
    }
    if (!findings.hasImpact()) {
      blocks.add(Block.Grid.flowing(WhereItLands.of(horizon), AmountUnit.THOUSANDS));
    }
    blocks.add(new Block.Boxes(List.of(toDecide(), pool(), howSure())));
    return new Page(
        "summary",
        "Board pack \u00b7 %s \u00b7 %s"
            .formatted(contents.fund().name(), HorizonTables.span(horizon)),
        Optional.of("Who pays, who gains, when does it pay?"),
        findings.net(),
        findings.hasImpact()
            ? Optional.of(findings.whoKeeps())
            : Optional.of(findings.whoPays() + "."),
        blocks);
  }

  private Block.Box toDecide() {
    var found = contents.openMatters(format);
    if (found.isEmpty()) {
      return Block.Box.telling(
          "Nothing is left to decide", "Every amount that clauses took has an owner.");
    }
    var undecided = Undecided.of(contents.allocations());
    var sentences = new ArrayList<String>();
    if (!undecided.items().isEmpty()) {
      sentences.add(undecided.inShort(format));
    }
    found.subList(1, found.size()).forEach(each -> sentences.add(Wording.capital(each) + "."));
    if (sentences.isEmpty()) {
      sentences.add("The page on decisions and disputes says what and why.");
    }
    return Block.Box.asking("Decide: " + found.get(0), String.join(" ", sentences));
  }

  private Block.Box pool() {
    long paidIn = sum(row -> row.paidIn().totalPence());
    long spent = sum(HorizonRow::spentPence);
    return Block.Box.telling(
        "The pool: paid in %s, spent %s".formatted(format.brief(paidIn), format.brief(spent)),
        String.join(" ", poolSentences()));
  }

  private List<String> poolSentences() {
    var sentences = new ArrayList<String>();
    var moves = new ArrayList<String>();
    move(moves, "charged partners %s", pool(year -> year.poolCharges().chargedPence()));
    move(moves, "credited them %s", pool(year -> year.poolCharges().creditedPence()));
    move(moves, "left %s to nobody", pool(PoolYear::undecidedPence));
    sentences.add(
        moves.isEmpty()
            ? "No clause moved money of the pool."
            : "Clauses " + Wording.list(moves) + ".");
    if (horizon.kind() == FundKind.POOLED) {
      var last = horizon.pool().get(horizon.pool().size() - 1);
      sentences.add(
          "At the end of %s it holds %s, of which reserves %s."
              .formatted(
                  last.year(),
                  format.brief(last.closingPence()),
                  format.brief(last.closing().reservesPence())));
    } else {
      sentences.add("It has no account of its own: its parts stay in each partner's.");
    }
    return sentences;
  }

  private void move(List<String> moves, String words, long pence) {
    if (pence != 0) {
      moves.add(words.formatted(format.brief(pence)));
    }
  }

  private Block.Box howSure() {
    long savings =
        PartnerPosition.total(PartnerPosition.of(horizon), PartnerPosition::savingsPence);
    long cashable = sum(row -> row.savings().cashablePence());
    if (savings <= 0) {
      return Block.Box.telling(
          "How sure are we",
          horizon.rows().stream().allMatch(row -> row.savings().totalPence() == 0)
              ? "No savings were measured."
              : "Savings come to %s: more was used than expected, or as much."
                  .formatted(format.brief(savings)));
    }
    var percent =
        BigDecimal.valueOf(cashable)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(savings), 0, RoundingMode.HALF_UP);
    return Block.Box.telling(
        "How sure are we",
        "%s%% of savings can leave a budget; the rest frees capacity. %s"
            .formatted(
                percent,
                horizon.statesReturn()
                    ? "What schemes would have cost without the fund is stated for all of them."
                    : "A return cannot be stated: for %s nobody said what it would have cost without the fund."
                        .formatted(
                            Wording.count(horizon.withoutBaseline().size(), "scheme", "schemes"))));
  }

  private long sum(ToLongFunction<HorizonRow> pence) {
    return horizon.rows().stream().mapToLong(pence).reduce(0, Math::addExact);
  }

  private long pool(ToLongFunction<PoolYear> pence) {
    return horizon.pool().stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
