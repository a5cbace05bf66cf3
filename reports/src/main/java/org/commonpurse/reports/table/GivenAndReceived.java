package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.id.ReportCode;

/**
 * What partners give to the fund and lose outside it, and what they receive from it and gain outside.
 * <p>
 * All amounts are nought or more. What comes out of the fund or of effects without having come in, or
 * the other way round, has a row of its own, so that what is given and what is received are the same in
 * all.
 */
public final class GivenAndReceived {

  /** The column of names. */
  public static final int NAME = 0;

  /** The column of what is paid into the fund. */
  public static final int PAID_IN = 1;

  /** The column of what is paid to the fund as a risk share. */
  public static final int SHARE_PAID = 2;

  /** The column of burdens outside the fund. */
  public static final int BURDENS = 3;

  /** The column of everything given. */
  public static final int GIVEN = 4;

  /** The column of what the fund spent. */
  public static final int SPENT = 5;

  /** The column of what the fund paid out as a risk share. */
  public static final int SHARE_RECEIVED = 6;

  /** The column of savings outside the fund. */
  public static final int SAVINGS = 7;

  /** The column of everything received. */
  public static final int RECEIVED = 8;

  private static final List<Column> COLUMNS =
      List.of(
          Column.heading("Partner"),
          Column.money("Paid in"),
          Column.money("Risk share paid"),
          Column.money("Burdens"),
          Column.money("Gives in all"),
          Column.money("Spent on its functions"),
          Column.money("Risk share received"),
          Column.money("Savings"),
          Column.money("Receives in all"));

  private GivenAndReceived() {}

  static Table table(Horizon horizon) {
    var rows = new ArrayList<Row>();
    long[] sums = new long[COLUMNS.size()];
    for (var partner : horizon.partners()) {
      rows.add(row(partner.name(), amounts(horizon.rows(partner.code())), sums));
    }
    long fund = Math.subtractExact(fundIn(sums), fundOut(sums));
    long effects = Math.subtractExact(sums[SAVINGS], sums[BURDENS]);
    if (fund > 0) {
      rows.add(row("Left in the fund", only(SPENT, fund), sums));
    } else if (fund < 0) {
      rows.add(row("From balances or not yet paid for", only(PAID_IN, -fund), sums));
    }
    if (effects > 0) {
      rows.add(row("Cost avoided by the whole", only(BURDENS, effects), sums));
    } else if (effects < 0) {
      rows.add(row("Cost added to the whole", only(SAVINGS, -effects), sums));
    }
    rows.add(new Row(Row.Kind.TOTAL, cells("In all", sums)));
    return new Table(
        ReportCode.of("given-and-received"),
        "What is given and what is received, " + HorizonTables.span(horizon),
        COLUMNS,
        rows);
  }

  private static long fundIn(long[] sums) {
    return Math.addExact(sums[PAID_IN], sums[SHARE_PAID]);
  }

  private static long fundOut(long[] sums) {
    return Math.addExact(sums[SPENT], sums[SHARE_RECEIVED]);
  }

  private static long[] amounts(List<HorizonRow> rows) {
    long[] amounts = new long[COLUMNS.size()];
    put(amounts, PAID_IN, SPENT, sum(rows, HorizonRow::paidInPence));
    put(amounts, SPENT, PAID_IN, sum(rows, HorizonRow::spentPence));
    put(amounts, SHARE_RECEIVED, SHARE_PAID, sum(rows, HorizonRow::riskSharePence));
    put(amounts, SAVINGS, BURDENS, sum(rows, HorizonRow::savingsPence));
    put(amounts, BURDENS, SAVINGS, sum(rows, HorizonRow::burdensPence));
    return amounts;
  }

  /** Adds an amount to its column or, if it is below nought, to the one for its opposite. */
  private static void put(long[] amounts, int column, int opposite, long pence) {
    int at = pence < 0 ? opposite : column;
    amounts[at] = Math.addExact(amounts[at], Math.absExact(pence));
  }

  private static long[] only(int column, long pence) {
    long[] amounts = new long[COLUMNS.size()];
    amounts[column] = pence;
    return amounts;
  }

  private static Row row(String name, long[] amounts, long[] sums) {
    amounts[GIVEN] =
        Math.addExact(Math.addExact(amounts[PAID_IN], amounts[SHARE_PAID]), amounts[BURDENS]);
    amounts[RECEIVED] =
        Math.addExact(Math.addExact(amounts[SPENT], amounts[SHARE_RECEIVED]), amounts[SAVINGS]);
    for (int column = PAID_IN; column < sums.length; column++) {
      sums[column] = Math.addExact(sums[column], amounts[column]);
    }
    return Row.body(cells(name, amounts));
  }

  private static List<Cell> cells(String name, long[] amounts) {
    var cells = new ArrayList<Cell>();
    cells.add(Cell.text(name));
    for (int column = PAID_IN; column < amounts.length; column++) {
      cells.add(Cell.money(amounts[column]));
    }
    return cells;
  }

  private static long sum(List<HorizonRow> rows, ToLongFunction<HorizonRow> pence) {
    return rows.stream().mapToLong(pence).reduce(0, Math::addExact);
  }
}
