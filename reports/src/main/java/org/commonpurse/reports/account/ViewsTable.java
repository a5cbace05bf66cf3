package org.commonpurse.reports.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.allocation.horizon.PoolYear;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/**
 * The same year three ways, for the statements of one partner.
 * <p>
 * Gross is the whole fund. Own share is the partner's part of each line by {@link OwnShares}: the parts
 * of all partners are the gross amount. As agent is what passed through its hands for the others: for
 * the host, which keeps the bank, gross less own share; for another partner what was spent on schemes it
 * leads, less its own share of that, with as much funding, since it holds nothing.
 */
final class ViewsTable {

  private final AccountContents contents;
  private final OwnShares shares;
  private final List<Row> rows = new ArrayList<>();
  private final long[] sums = new long[3];

  private ViewsTable(AccountContents contents, OwnShares shares) {
    this.contents = contents;
    this.shares = shares;
  }

  static Table of(AccountContents contents, OwnShares shares) {
    return new ViewsTable(contents, shares).table();
  }

  private Table table() {
    var pool = contents.pool();
    long passed = passedAlong();
    var income = pool.income();
    line("Paid in by partners", income.paidInPence(), passed, 1);
    line("Other income", income.otherPence(), 0, 1);
    line("Charged to partners by clauses", pool.poolCharges().chargedPence(), 0, 1);
    line("Paid by partners as sharing", pool.sharing().chargedPence(), 0, 1);
    line("spent", pool.spending().plan().spentPence(), passed, -1);
    line("credited to partners by clauses", pool.poolCharges().creditedPence(), 0, -1);
    line("passed to partners as sharing", pool.sharing().creditedPence(), 0, -1);
    total("Net surplus of the year, or deficit (\u2212)");
    assets(pool.closing().assets());
    total("Net assets at the end of the year");
    return new Table(
        ReportCode.of("views"),
        "%s for the statements of %s".formatted(contents.year(), contents.partner().name()),
        List.of(
            Column.heading("Pooled budget"),
            Column.money("Gross"),
            Column.money("Own share"),
            Column.money("As agent")),
        rows);
  }

  private void assets(PoolYear.Assets assets) {
    line("Held at the bank", assets.bankPence(), 0, 1);
    line(
        "Debtors: due from partners, less due to them, and VAT due from HMRC",
        Math.addExact(assets.receivablePence(), assets.recoverableVatPence()),
        0,
        1);
    line("creditors, due to providers", assets.payablePence(), 0, -1);
  }

  /** What was spent on schemes that the partner leads, for the others; of the host, all is its to pay. */
  private long passedAlong() {
    PartnerCode partner = contents.partner().code();
    long led = contents.horizon().row(partner, contents.year()).spentPence();
    return Math.subtractExact(led, shares.part(partner, led));
  }

  /**
   * Adds a line of positive amounts, unless all are zero.
   *
   * @param passedPence  what passed through the hands of a partner that is not the host
   * @param sign  1 where it adds to the next sum, -1 where it is taken off
   */
  private void line(String words, long grossPence, long passedPence, int sign) {
    long own = shares.part(contents.partner().code(), grossPence);
    long agent = contents.isHost() ? Math.subtractExact(grossPence, own) : passedPence;
    add(0, grossPence, sign);
    add(1, own, sign);
    add(2, agent, sign);
    if (grossPence != 0 || agent != 0) {
      rows.add(Row.body(cells(sign < 0 ? "Less: " + words : words, grossPence, own, agent)));
    }
  }

  private void add(int column, long pence, int sign) {
    sums[column] = Math.addExact(sums[column], sign < 0 ? Math.negateExact(pence) : pence);
  }

  private void total(String words) {
    rows.add(Row.total(cells(words, sums[0], sums[1], sums[2])));
    Arrays.fill(sums, 0);
  }

  private static List<Cell> cells(String words, long gross, long own, long agent) {
    return List.of(Cell.text(words), Cell.money(gross), Cell.money(own), Cell.money(agent));
  }
}
