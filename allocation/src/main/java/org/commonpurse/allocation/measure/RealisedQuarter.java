package org.commonpurse.allocation.measure;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.allocation.impact.Better;
import org.commonpurse.allocation.impact.MeasureKind;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What was planned of an effect for a quarter, and what came of it.
 *
 * @param modelVersion  the version of the model that baseline, plan and unit value are of: that of the
 *     approval where there is one, else the one that holds for the quarter
 * @param unitValue  what one unit is worth by that version, in pence, exactly
 * @param isWaiting  whether a value was recorded that nobody has approved yet
 * @param outcome  what came of it; empty until a value is approved
 * @param toDate  what came of the effect's quarters up to this one
 */
public record RealisedQuarter(
    EffectCode effect,
    SchemeCode scheme,
    MeasureCode measure,
    MeasureKind kind,
    Better better,
    Quarter quarter,
    int modelVersion,
    long baseline,
    long planned,
    Exact unitValue,
    boolean isWaiting,
    Optional<Outcome> outcome,
    ToDate toDate) {

  public RealisedQuarter {
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(quarter, "quarter");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(toDate, "toDate");
  }

  /**
   * What came of a quarter.
   *
   * @param observed  the units there were
   * @param varianceUnits  how many units better than planned: positive is better than planned, whichever
   *     way the measure counts; negative is worse
   * @param variancePence  the same at the planned unit value, to the nearest penny; negative is worse
   * @param savingsPence  savings against the baseline as they were posted; negative in a bad quarter
   * @param extraCostsPence  extra costs as they were posted; negative where they were spared
   * @param revision  which value of the quarter
   * @param entry  the entry that it was posted by; empty where it came to nothing
   */
  public record Outcome(
      long observed,
      long varianceUnits,
      long variancePence,
      long savingsPence,
      long extraCostsPence,
      int revision,
      Optional<Long> entry) {

    /** Savings less extra costs, in pence. */
    public long netPence() {
      return Math.subtractExact(savingsPence, extraCostsPence);
    }
  }

  /**
   * What came of the quarters that were approved, from an effect's first up to one, with the signs of
   * {@link Outcome}. Each figure is the sum of those of the quarters.
   */
  public record ToDate(
      long varianceUnits, long variancePence, long savingsPence, long extraCostsPence) {

    static final ToDate NOTHING = new ToDate(0, 0, 0, 0);

    ToDate plus(Outcome outcome) {
      return new ToDate(
          Math.addExact(varianceUnits, outcome.varianceUnits()),
          Math.addExact(variancePence, outcome.variancePence()),
          Math.addExact(savingsPence, outcome.savingsPence()),
          Math.addExact(extraCostsPence, outcome.extraCostsPence()));
    }

    /** Savings less extra costs, in pence. */
    public long netPence() {
      return Math.subtractExact(savingsPence, extraCostsPence);
    }
  }
}
