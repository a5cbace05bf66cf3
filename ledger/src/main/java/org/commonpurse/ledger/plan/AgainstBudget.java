package org.commonpurse.ledger.plan;

/**
 * An amount of spending against its budget, both in whole pence.
 *
 * @param budgetPence  the budget
 * @param spendingPence  what was spent, or is expected to be
 */
public record AgainstBudget(long budgetPence, long spendingPence) {

  static final AgainstBudget NOTHING = new AgainstBudget(0, 0);

  static AgainstBudget budget(long pence) {
    return new AgainstBudget(pence, 0);
  }

  static AgainstBudget spending(long pence) {
    return new AgainstBudget(0, pence);
  }

  AgainstBudget plus(AgainstBudget other) {
    return new AgainstBudget(
        Math.addExact(budgetPence, other.budgetPence),
        Math.addExact(spendingPence, other.spendingPence));
  }

  /** Spending less budget: positive is an overspend. */
  public long variancePence() {
    return Math.subtractExact(spendingPence, budgetPence);
  }
}
