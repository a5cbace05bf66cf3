package org.commonpurse.ledger.journal;

/** One of the three books of a fund. Every entry belongs to one book and balances there. */
public enum Book {
  /** Budgets, virements and forecasts. */
  PLAN,
  /** Money. */
  ACTUAL,
  /** Savings and burdens that fall outside the fund, as memorandum entries. */
  IMPACT
}
