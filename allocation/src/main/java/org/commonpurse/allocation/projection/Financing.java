package org.commonpurse.allocation.projection;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * How a capital cost is paid for: borrowed in the year in which it falls, and repaid with interest in equal
 * amounts, one a year from the year after. The last one clears what rounding left. Repayments are those of a
 * loan, which prices do not change.
 * <p>
 * Financing moves cash and nothing else: what a plan costs, and its present value, count the capital when it
 * is spent (HM Treasury, The Green Book, on transfers and financing).
 *
 * @param years  over how many years it is repaid, 1 or more
 * @param rate  the interest of a year, as a part of one, 0 or more
 */
public record Financing(int years, Exact rate) {

  /** What is repaid in each year from the one after, in pence; together the sum and its interest. */
  List<Long> repayments(long pence) {
    var repayments = new ArrayList<Long>();
    long level = level(pence);
    long owed = pence;
    for (int i = 1; i < years; i++) {
      owed = Math.subtractExact(withInterest(owed), level);
      repayments.add(level);
    }
    repayments.add(withInterest(owed));
    return repayments;
  }

  private long withInterest(long owed) {
    return Math.addExact(owed, Exact.of(owed).times(rate).roundedHalfUp());
  }

  /** The sum over the present value of one a year. */
  private long level(long pence) {
    var worth = Exact.ZERO;
    var factor = Exact.ONE;
    for (int i = 0; i < years; i++) {
      factor = factor.dividedBy(Exact.ONE.plus(rate));
      worth = worth.plus(factor);
    }
    return Exact.of(pence).dividedBy(worth).roundedHalfUp();
  }
}
