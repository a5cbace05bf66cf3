package org.commonpurse.allocation.gainshare;

import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_COST_NEGATIVE;

import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * What a change saves a partner and what it costs it, before anything is shared.
 *
 * @param partner  the partner
 * @param savings  what it saves, in pence; below zero where it loses
 * @param costs  what it pays, in pence, zero or more
 */
public record SavingsAndCosts(PartnerCode partner, long savings, long costs) {

  /**
   * Checks that no cost is below zero.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_COST_NEGATIVE}; {@code
   *     LEDGER_AMOUNT_OUT_OF_RANGE} if an amount is larger than books take
   */
  public SavingsAndCosts {
    Amounts.requireBounded(savings);
    Amounts.requireBounded(costs);
    if (costs < 0) {
      throw GAIN_COST_NEGATIVE
          .because(
              "The costs of "
                  + partner
                  + " are "
                  + Amounts.printPounds(costs)
                  + ". Give 0 or more; what brings money in is a saving.",
              "partner",
              partner,
              "costs",
              Amounts.plain(costs))
          .toException();
    }
  }

  /** Savings less costs: what the partner gains, in pence; below zero where it is out of pocket. */
  public long net() {
    return Math.subtractExact(savings, costs);
  }
}
