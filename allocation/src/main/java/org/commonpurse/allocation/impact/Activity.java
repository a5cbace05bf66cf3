package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_COUNT_NEGATIVE;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_QUARTER_OUT_OF_RANGE;

import java.time.LocalDate;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.EffectCode;

/**
 * What was counted in a quarter, against what was to be expected without the scheme.
 *
 * @param effect  the effect it is counted for
 * @param year  the financial year
 * @param quarter  from 1 (April to June) to 4 (January to March)
 * @param baseline  how many units were to be expected, 0 or more
 * @param actual  how many there were, 0 or more
 */
public record Activity(
    EffectCode effect, FinancialYear year, int quarter, long baseline, long actual) {

  public Activity {
    if (quarter < 1 || quarter > 4) {
      throw IMPACT_QUARTER_OUT_OF_RANGE
          .because(
              "A year has quarters 1 to 4; there is no quarter " + quarter + ".",
              "quarter",
              quarter)
          .toException();
    }
    if (baseline < 0 || actual < 0) {
      throw IMPACT_COUNT_NEGATIVE
          .because(
              "Activity is counted from 0; " + baseline + " and " + actual + " were given.",
              "baseline",
              baseline,
              "actual",
              actual)
          .toException();
    }
  }

  /** How many units were avoided; negative where there were more than expected. */
  public long avoided() {
    return baseline - actual;
  }

  /** The last day of the quarter, on which its effect counts. */
  public LocalDate lastDay() {
    return year.first().plusMonths(quarter * 3L).minusDays(1);
  }
}
