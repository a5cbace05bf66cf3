package org.commonpurse.ledger.plan;

import java.util.Objects;
import org.commonpurse.ledger.balance.RowKey;

/**
 * Budget against actual and forecast of one line.
 *
 * @param key  what it is the line of
 * @param toDate  what was spent up to the day asked for, against the part of the budget dated up to it
 * @param year  what is expected for the year, the budget and the deviations forecast, against the year's
 *     budget with its virements
 */
public record PlanRow(RowKey key, AgainstBudget toDate, AgainstBudget year) {

  public PlanRow {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(toDate, "toDate");
    Objects.requireNonNull(year, "year");
  }

  /** This row with the amounts of another added. */
  PlanRow plus(PlanRow other) {
    return new PlanRow(key, toDate.plus(other.toDate), year.plus(other.year));
  }
}
