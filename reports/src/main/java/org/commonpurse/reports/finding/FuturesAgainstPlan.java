package org.commonpurse.reports.finding;

import java.util.Optional;
import org.commonpurse.allocation.simulation.Estimate;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * Whether the plan as it stands and the middle of its futures have the same answer. The answer is a present value;
 * it pays where that is nothing or more.
 *
 * @param plannedPence  as planned, exact
 * @param middle  half of the futures end below it: an estimate
 */
public record FuturesAgainstPlan(long plannedPence, Estimate middle, MoneyFormat format) {

  /**
   * What the two say, where the one pays and the other does not.
   *
   * @param whom  who is paid, such as {@code All partners}
   * @return empty where both have the same answer, or where the middle is no farther from nothing than its
   *     standard error, so that it has none
   */
  public Optional<String> differs(String whom) {
    boolean pays = plannedPence >= 0;
    if (pays == middle.pence() >= 0 || Math.abs((double) middle.pence()) <= middle.errorPence()) {
      return Optional.empty();
    }
    return Optional.of(
        pays
            ? "%s: as planned it pays %s, but half of its futures end below %s, so that it does not pay in at least half of them"
                .formatted(whom, money(plannedPence), money(middle.pence()))
            : "%s: as planned it does not pay, at %s, but half of its futures end above %s, so that it pays in at least half of them"
                .formatted(whom, money(plannedPence), money(middle.pence())));
  }

  /** In few digits, but for what those would write as zero. */
  private String money(long pence) {
    return Math.abs(pence) < 1_000_00 ? format.exact(pence) : format.brief(pence);
  }
}
