package org.commonpurse.reports.workbook;

import static org.commonpurse.reports.workbook.Grid.at;
import static org.commonpurse.reports.workbook.Grid.money;
import static org.commonpurse.reports.workbook.Grid.range;
import static org.commonpurse.reports.workbook.Grid.words;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.reports.account.AccountViews;
import org.commonpurse.reports.account.ViewLine;
import org.commonpurse.reports.sheet.SheetCell;
import org.commonpurse.reports.sheet.SheetCell.Formula;
import org.commonpurse.reports.sheet.SheetCell.Origin;

/**
 * The sheet of the fund's account three ways, a row for each partner, year and line: gross, own share and as
 * agent.
 * <p>
 * Gross leads to the fund's account and balance sheet. Own shares are amounts, since they are rounded together
 * so that those of all partners are the gross amount.
 */
final class ViewSheet {

  private static final int CODE = 0;
  private static final int YEAR = 2;
  private static final int PART = 4;
  private static final int SIGN = 6;
  private static final int GROSS = 7;
  private static final int OWN = 8;

  private final Horizon horizon;
  private final FundSheet fund;
  private final BalanceSheet balance;
  private final Grid grid;

  /** Of each year in which partners have shares. */
  private final Map<FinancialYear, AccountViews> views = new HashMap<>();

  private ViewSheet(Horizon horizon, FundSheet fund, BalanceSheet balance, String currency) {
    this.horizon = horizon;
    this.fund = fund;
    this.balance = balance;
    this.grid =
        new Grid(
            "Own share and agent",
            "The fund's account for the statements of each partner: gross, its own share, and as agent",
            4,
            List.of(
                words("Code"),
                words("Partner"),
                words("Year from"),
                words("Year"),
                words("Part"),
                words("Line"),
                words("Sign in the sum"),
                money("Gross, " + currency),
                money("Own share, " + currency),
                money("As agent, " + currency)));
  }

  /** The sheet; without rows where the fund holds nothing of its own, or nobody ever paid in. */
  static ViewSheet of(
      Fund fund, Horizon horizon, FundSheet account, BalanceSheet balance, String currency) {
    var sheet = new ViewSheet(horizon, account, balance, currency);
    if (fund.kind() == FundKind.POOLED) {
      for (var year : horizon.years()) {
        AccountViews.of(fund, horizon, year).ifPresent(views -> sheet.views.put(year, views));
      }
      horizon
          .partners()
          .forEach(partner -> horizon.years().forEach(year -> sheet.add(partner, year)));
    }
    return sheet;
  }

  Grid grid() {
    return grid;
  }

  /** Whether there are shares in a year. */
  boolean has(FinancialYear year) {
    return views.containsKey(year);
  }

  private AccountViews views(FinancialYear year) {
    return Objects.requireNonNull(views.get(year), "views of the year");
  }

  private void add(Partner partner, FinancialYear year) {
    var seen = views.get(year);
    if (seen == null) {
      return;
    }
    for (var line : ViewLine.values()) {
      long agent = seen.agentPence(line, partner.code());
      if (seen.grossPence(line) != 0 || agent != 0) {
        int row = grid.next();
        grid.add(
            List.of(
                SheetCell.words(Pick.key(Dimension.PARTNER, partner.code())),
                SheetCell.words(partner.name()),
                SheetCell.number(year.startYear()),
                SheetCell.words(year.toString()),
                SheetCell.words(part(line.part())),
                SheetCell.words(line.words()),
                SheetCell.number(line.sign()),
                gross(line, year, seen.grossPence(line)),
                SheetCell.money(seen.ownPence(line, partner.code()), Origin.GIVEN),
                seen.isHost(partner.code())
                    ? Formula.money(at(GROSS, row) + "-" + at(OWN, row), agent)
                    : SheetCell.money(agent, Origin.GIVEN)));
      }
    }
  }

  private static String part(ViewLine.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private SheetCell gross(ViewLine line, FinancialYear year, long pence) {
    return switch (line) {
      case PAID_IN -> Formula.money(fund.cell(FundSheet.Column.PAID_IN, year), pence);
      case OTHER -> Formula.money(fund.cell(FundSheet.Column.OTHER, year), pence);
      case SPENT -> Formula.money(fund.cell(FundSheet.Column.SPENT, year), pence);
      case BANK -> Formula.money(balance.cell(BalanceSheet.BANK, year), pence);
      case DEBTORS ->
          Formula.money(
              balance.cell(BalanceSheet.RECEIVABLE, year)
                  + "+"
                  + balance.cell(BalanceSheet.RECOVERABLE_VAT, year),
              pence);
      case CREDITORS -> Formula.money(balance.cell(BalanceSheet.PAYABLE, year), pence);
      // Charged and credited apart, of which the account has the difference.
      case CHARGED, CREDITED, SHARED, PASSED_ON -> SheetCell.money(pence, Origin.GIVEN);
    };
  }

  /** The own shares of all partners in a year, all lines together. */
  Formula ownShares(FinancialYear year) {
    long pence =
        horizon.partners().stream()
            .mapToLong(partner -> sum(line -> own(line, partner, year)))
            .reduce(0, Math::addExact);
    return Formula.money("SUMIFS(%s,%s)".formatted(column(OWN), in(year)), pence);
  }

  private long own(ViewLine line, Partner partner, FinancialYear year) {
    return views(year).ownPence(line, partner.code());
  }

  /** The lines of a year, all together. */
  Formula gross(FinancialYear year) {
    return Formula.money(
        "SUMIFS(%s,%s)".formatted(column(GROSS), ofFirst(year)),
        sum(line -> views(year).grossPence(line)));
  }

  private static long sum(ToLongFunction<ViewLine> amounts) {
    long sum = 0;
    for (var line : ViewLine.values()) {
      sum = Math.addExact(sum, amounts.applyAsLong(line));
    }
    return sum;
  }

  /** What the gross lines of a sum come to with their signs. */
  Formula sumOf(ViewLine.Part part, FinancialYear year) {
    var picked = "%s,%s,\"%s\"".formatted(ofFirst(year), column(PART), part(part));
    return Formula.money(
        "SUMIFS(%1$s,%2$s,%3$s,1)-SUMIFS(%1$s,%2$s,%3$s,-1)"
            .formatted(column(GROSS), picked, column(SIGN)),
        sum(line -> line.part() == part ? line.sign() * views(year).grossPence(line) : 0));
  }

  /** Every partner has all lines of the fund, so that those of one are the fund's. */
  private String ofFirst(FinancialYear year) {
    return "%s,\"%s\",%s"
        .formatted(
            column(CODE), Pick.key(Dimension.PARTNER, horizon.partners().get(0).code()), in(year));
  }

  private String in(FinancialYear year) {
    return column(YEAR) + "," + year.startYear();
  }

  private String column(int column) {
    return grid.from(range(column, 0, grid.next() - 1));
  }
}
