package org.commonpurse.reports.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * Whether savings are real, in sentences. Amounts are pence.
 *
 * @param savingsPence  all savings that were posted
 * @param cashablePence  the part of them that can leave a budget
 * @param approvedPence  the part of them that rests on approved values of measures
 * @param plannedPence  what was planned of the quarters for which a value was approved, at planned unit values
 * @param observedPence  what was observed in these quarters, at the same unit values
 */
public record SavingsFindings(
    long savingsPence,
    long cashablePence,
    long approvedPence,
    long plannedPence,
    long observedPence,
    MoneyFormat format) {

  /** How much of the savings can leave a budget, and how much of the plan came about. */
  public String headline() {
    return cashable() + realised();
  }

  private String cashable() {
    if (savingsPence == 0) {
      return "No savings were posted";
    }
    if (savingsPence < 0) {
      return "Savings come to %s: more was used than expected"
          .formatted(format.brief(savingsPence));
    }
    return "Of %s saved, %s can leave a budget"
        .formatted(format.brief(savingsPence), format.brief(cashablePence));
  }

  private String realised() {
    if (plannedPence > 0) {
      return "; %s%% of what was planned was observed"
          .formatted(percent(observedPence, plannedPence));
    }
    return approvedPence == 0 && savingsPence != 0
        ? "; none of it rests on a measure that was approved here"
        : "";
  }

  /** A part of a whole above zero, as a whole percentage; a minus where what was observed was worse. */
  private static String percent(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .toPlainString()
        .replace("-", MoneyFormat.MINUS);
  }
}
