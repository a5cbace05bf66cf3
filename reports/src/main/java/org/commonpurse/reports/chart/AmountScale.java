package org.commonpurse.reports.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * An axis of amounts: where each stands, and the round ones that are marked.
 *
 * @param lowest  the least amount, 0 or less, in pence
 * @param highest  the greatest amount, 0 or more, in pence
 * @param from  where the least stands
 * @param to  where the greatest stands
 */
record AmountScale(long lowest, long highest, double from, double to) {

  private static final long BILLION = 100_000_000_000L;
  private static final long MILLION = 100_000_000;
  private static final long THOUSAND = 100_000;

  /** The place of an amount. */
  double at(long pence) {
    return from + (to - from) * (pence - lowest) / Math.max(1.0, (double) highest - lowest);
  }

  /** Zero, and round amounts between the ends, about as many as wanted; all a step apart. */
  List<Long> ticks(int wanted) {
    long step = step(wanted);
    var ticks = new ArrayList<Long>();
    for (long tick = -(Math.negateExact(lowest) / step) * step; tick <= highest; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** The round step (1, 2, 5, 10 ...) that gives no more ticks than wanted. */
  private long step(int wanted) {
    double least = Math.max(100.0, ((double) highest - lowest) / wanted);
    long power = 100;
    while (power * 10 <= least) {
      power *= 10;
    }
    for (int factor : new int[] {1, 2, 5}) {
      if (least <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** The unit of the labels: billions where millions have five digits, millions, thousands or pounds. */
  private long unit() {
    long most = Math.max(highest, -lowest);
    if (most >= 10 * BILLION) {
      return BILLION;
    }
    return most >= MILLION ? MILLION : most >= THOUSAND ? THOUSAND : 100;
  }

  /** The unit as it stands in a reading, such as {@code £m}. */
  String unitLabel(MoneyFormat format) {
    long unit = unit();
    var name = unit == BILLION ? "bn" : unit == MILLION ? "m" : unit == THOUSAND ? "k" : "";
    return format.symbol().strip() + name;
  }

  /** A tick in the unit, such as {@code −2.5}. */
  String label(long tick) {
    var amount =
        BigDecimal.valueOf(Math.abs(tick))
            .divide(BigDecimal.valueOf(unit()))
            .stripTrailingZeros()
            .toPlainString();
    return (tick < 0 ? MoneyFormat.MINUS : "") + amount;
  }

  /** An amount in the unit to one decimal, or to whole thousands or pounds. */
  String value(long pence, MoneyFormat format) {
    if (unit() == BILLION) {
      return format.millions(pence / (BILLION / MILLION));
    }
    if (unit() == MILLION) {
      return format.millions(pence);
    }
    long whole = Math.round(Math.abs((double) pence) / unit());
    return (pence < 0 && whole != 0 ? MoneyFormat.MINUS : "") + whole;
  }
}
