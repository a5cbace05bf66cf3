package org.commonpurse.ledger.plan;

import java.util.List;

/**
 * Budget against actual and forecast of one line, in whole pence.
 *
 * @param key  what it is the line of: one code for each grouping asked for
 * @param budgetPence  the year's budget with its virements
 * @param budgetToDatePence  the part of the budget dated up to the day asked for
 * @param actualPence  what was spent up to that day
 * @param forecastPence  what is expected for the year: the budget and the deviations forecast
 */
public record PlanRow(
    List<String> key,
    long budgetPence,
    long budgetToDatePence,
    long actualPence,
    long forecastPence) {

  public PlanRow {
    key = List.copyOf(key);
  }

  /** Actual less budget to date: positive is an overspend. */
  public long variancePence() {
    return Math.subtractExact(actualPence, budgetToDatePence);
  }

  /** Forecast less budget for the year: positive is an expected overspend. */
  public long forecastVariancePence() {
    return Math.subtractExact(forecastPence, budgetPence);
  }
}
