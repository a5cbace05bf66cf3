package org.commonpurse.ledger.journal;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_RANGE_EMPTY;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How large a posting may be, on either side, in the fund's currency.
 *
 * @param from  the smallest size, inclusive; empty for no limit
 * @param to  the greatest size, inclusive; empty for no limit
 */
public record AmountRange(Optional<BigDecimal> from, Optional<BigDecimal> to) {

  public AmountRange {
    if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
      throw LEDGER_RANGE_EMPTY
          .because(
              "No amount is from " + from.get() + " to " + to.get() + ". Exchange them.",
              "from",
              from.get(),
              "to",
              to.get())
          .toException();
    }
  }

  /**
   * Whether it holds an amount, on either side.
   *
   * @param pence  of a debit or a credit, in hundredths of the currency
   */
  public boolean holds(long pence) {
    var size = BigDecimal.valueOf(pence, 2).abs();
    return from.map(least -> size.compareTo(least) >= 0).orElse(true)
        && to.map(most -> size.compareTo(most) <= 0).orElse(true);
  }

  /** Whether it leaves any amount out. */
  public boolean isLimited() {
    return from.isPresent() || to.isPresent();
  }
}
