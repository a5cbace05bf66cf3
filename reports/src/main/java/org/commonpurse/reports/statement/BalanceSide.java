package org.commonpurse.reports.statement;

import java.util.Locale;
import org.commonpurse.allocation.trace.FigureName;

/** What of a partner's account is to be agreed, as the fund has it. */
enum BalanceSide {
  /** What the partner owes the fund. */
  RECEIVABLE(FigureName.RECEIVABLE),
  /** What the fund owes the partner for what it spent or provided. */
  PAYABLE(FigureName.PAYABLE),
  /** What the partner paid in and was charged less credited in the year. */
  INCOME(FigureName.POOL_COST),
  /** What schemes cost in the year that the partner provided. */
  EXPENDITURE(FigureName.PROVIDED);

  private final FigureName figure;

  BalanceSide(FigureName figure) {
    this.figure = figure;
  }

  /** The figure that it is. */
  FigureName figure() {
    return figure;
  }

  /** Such as {@code receivable}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
