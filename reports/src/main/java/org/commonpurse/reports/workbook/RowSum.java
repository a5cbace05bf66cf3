package org.commonpurse.reports.workbook;

import java.math.BigDecimal;

/**
 * What rows of entries add up to: the formula, and the amount.
 *
 * @param expression  of terms with signs, such as {@code -SUMIFS(...)+SUMIFS(...)}
 * @param pence  what it comes to
 */
record RowSum(String expression, long pence) {

  RowSum plus(RowSum other) {
    var joint = other.expression.startsWith("-") ? "" : "+";
    return new RowSum(expression + joint + other.expression, Math.addExact(pence, other.pence));
  }

  /** The sum and an amount that no row has. */
  RowSum plus(long more) {
    var amount = BigDecimal.valueOf(more, 2).toPlainString();
    return new RowSum(expression + (more < 0 ? "" : "+") + amount, Math.addExact(pence, more));
  }
}
