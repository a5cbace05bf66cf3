package org.commonpurse.reports.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.ledger.period.Comparison;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/**
 * The balances of a fund with each partner that are to be agreed at a day: receivable and payable on the
 * day, income and expenditure of the year up to it.
 * <p>
 * Amounts are positive as their {@linkplain BalanceSide sides} say; a minus in a receivable is owed to
 * the partner.
 */
public final class AgreementOfBalances {

  private final PartnerAccounts accounts;
  private final BalanceThresholds thresholds;
  private final Map<Partner, PartnerStanding> standings = new LinkedHashMap<>();

  private AgreementOfBalances(PartnerAccounts accounts, List<Comparison> comparisons) {
    this.accounts = accounts;
    this.thresholds = BalanceThresholds.on(accounts.lastDay());
    for (var partner : accounts.fund().presentPartners()) {
      for (var side : BalanceSide.values()) {
        if (pence(partner, side) != 0) {
          standings.computeIfAbsent(
              partner, each -> new PartnerStanding(accounts, each, comparisons));
        }
      }
    }
  }

  /**
   * The balances to be agreed.
   *
   * @param accounts  the accounts of the year of the day, up to that day
   * @param comparisons  those noted with partners' lists, in order
   */
  public static Report of(PartnerAccounts accounts, List<Comparison> comparisons) {
    return new AgreementOfBalances(accounts, comparisons).report();
  }

  private long pence(Partner partner, BalanceSide side) {
    return accounts.sums().pence(accounts.figure(side.figure(), partner));
  }

  private Report report() {
    var on = DaysInWords.written(accounts.lastDay());
    return new Report(
        ReportCode.of("balances"),
        "%s: balances to be agreed on %s".formatted(accounts.fund().name(), on),
        "The balances of %s with its partners on %s, and how far they are agreed."
            .formatted(accounts.fund().name(), on),
        accounts.fund().currency(),
        accounts.footing(),
        List.of(page(on)));
  }

  private Page page(String on) {
    var blocks = new ArrayList<Block>();
    if (standings.isEmpty()) {
      blocks.add(Block.Prose.of("No partner has a balance, and nothing moved in the year."));
    } else {
      blocks.add(Block.Grid.flowing(balances(), AmountUnit.PENCE));
      blocks.add(Block.Heading.part("explanation", "What explains it"));
      blocks.add(
          new Block.Points(
              standings.entrySet().stream()
                  .map(
                      each ->
                          new Block.Point(
                              Optional.of(each.getKey().name()),
                              String.join(" ", each.getValue().explanation())))
                  .toList()));
    }
    blocks.add(Block.Heading.part("notes", "How to read it"));
    blocks.add(Block.Points.of(notes()));
    return new Page(
        "balances",
        "Agreement of balances \u00b7 " + on,
        Optional.of("Which balances are to be agreed, and are they?"),
        headline(),
        Optional.empty(),
        blocks);
  }

  private String headline() {
    var needed = new ArrayList<Partner>();
    int agreed = 0;
    for (var each : standings.entrySet()) {
      if (isNeeded(each.getKey())) {
        needed.add(each.getKey());
        agreed += each.getValue().status() == PartnerStanding.Status.AGREED ? 1 : 0;
      }
    }
    return needed.isEmpty()
        ? "No balance is large enough to need agreement"
        : "Of %s that must agree balances, %s"
            .formatted(
                Wording.count(needed.size(), "partner", "partners"),
                agreed == needed.size()
                    ? "all do"
                    : agreed == 0 ? "none does yet" : Wording.count(agreed, "does", "do"));
  }

  private boolean isNeeded(Partner partner) {
    for (var side : BalanceSide.values()) {
      if (thresholds.of(side).needs(pence(partner, side)).equals("agreement")) {
        return true;
      }
    }
    return false;
  }

  private Table balances() {
    var rows = new ArrayList<Row>();
    standings.forEach(
        (partner, standing) -> {
          for (var side : BalanceSide.values()) {
            if (pence(partner, side) != 0) {
              rows.add(row(partner, side, standing));
            }
          }
        });
    return new Table(
        ReportCode.of("balances"),
        "Balances by partner",
        List.of(
            Column.heading("Partner"),
            Column.text("Side"),
            Column.money("As the fund has it"),
            Column.money("As the partner has it"),
            Column.money("Difference"),
            Column.text("Needs"),
            Column.text("Status")),
        rows);
  }

  private Row row(Partner partner, BalanceSide side, PartnerStanding standing) {
    long ours = pence(partner, side);
    var theirs =
        side == BalanceSide.RECEIVABLE ? standing.ownReceivablePence(ours) : Optional.<Long>empty();
    return Row.body(
        List.of(
            Cell.text(partner.name()),
            Cell.text(Wording.capital(side.word())),
            accounts.cell(accounts.figure(side.figure(), partner)),
            theirs.map(Cell::money).orElseGet(Cell::empty),
            theirs.map(own -> Cell.money(Math.subtractExact(own, ours))).orElseGet(Cell::empty),
            Cell.text(thresholds.of(side).needs(ours)),
            Cell.text(standing.status().words())));
  }

  private List<String> notes() {
    var format = MoneyFormat.of(accounts.fund().currency());
    var receivable = thresholds.of(BalanceSide.RECEIVABLE);
    var income = thresholds.of(BalanceSide.INCOME);
    return List.of(
        ("A receivable or payable above %s is stated, and above %s needs agreement; income or"
                + " expenditure above %s and %s. Source: %s, %s.")
            .formatted(
                format.exact(receivable.statedPence()),
                format.exact(receivable.agreedPence()),
                format.exact(income.statedPence()),
                format.exact(income.agreedPence()),
                thresholds.title(),
                thresholds.source()),
        "Income is what the partner paid in and was charged less credited from %s on; expenditure is what"
                .formatted(DaysInWords.written(accounts.year().first()))
            + " schemes cost that it provided. A minus in a receivable is owed to the partner.",
        "The partner's own figure is what it owes by the payments on its list; it is left out where"
            + " they were not compared up to the day (\u201ccommonpurse reconcile --record\u201d). Of the"
            + " other sides the books have no figure of the partner's.",
        "Status is the partner's, over all its balances: agreed where its payments were compared up to the"
            + " day without a difference and it questions nothing.");
  }
}
