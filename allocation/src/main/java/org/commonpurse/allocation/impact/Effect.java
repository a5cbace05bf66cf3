package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_TOO_EARLY;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_UNITS_NEGATIVE;

import java.util.Locale;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.EffectCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * What a scheme does to a cohort of people: which activity it avoids, and whose money that moves.
 *
 * @param code  its name within the model
 * @param cohort  the people it is claimed for; a measure of a cohort may be claimed once only
 * @param scheme  the scheme that brings it about
 * @param measure  what is counted
 * @param since  the first financial year, from which rates by year are counted
 * @param saving  who no longer pays the price
 * @param loss  who no longer receives it, if anybody does
 * @param care  who pays for what is done instead, if anything is
 * @param provenance  where its rates come from
 * @param plan  what is expected and planned, where values are to be observed for it
 */
public record Effect(
    EffectCode code,
    String cohort,
    SchemeCode scheme,
    MeasureCode measure,
    FinancialYear since,
    Saving saving,
    Optional<Loss> loss,
    Optional<Care> care,
    Provenance provenance,
    Optional<MeasurePlan> plan) {

  /** An effect without a plan. */
  public Effect(
      EffectCode code,
      String cohort,
      SchemeCode scheme,
      MeasureCode measure,
      FinancialYear since,
      Saving saving,
      Optional<Loss> loss,
      Optional<Care> care,
      Provenance provenance) {
    this(code, cohort, scheme, measure, since, saving, loss, care, provenance, Optional.empty());
  }

  /**
   * A price that is no longer paid.
   *
   * @param partner  who no longer pays it
   * @param price  of one unit of the measure
   * @param cashable  the part that can leave a budget; the rest frees capacity, not cash
   * @param line  the budget line that the cashable part leaves, where that is said
   */
  public record Saving(
      PartnerCode partner, UnitCost price, Ramp cashable, Optional<BudgetLine> line) {

    /** A saving of which nobody says what line it leaves. */
    public Saving(PartnerCode partner, UnitCost price, Ramp cashable) {
      this(partner, price, cashable, Optional.empty());
    }
  }

  /**
   * An income that is lost.
   *
   * @param partner  who loses the price
   * @param released  the part of the price that it can shed as cost; the rest is stranded
   * @param supported  the part of what is stranded that the saver pays it in transition
   */
  public record Loss(PartnerCode partner, Ramp released, Ramp supported) {}

  /**
   * Care that is given instead.
   *
   * @param partner  who pays for it
   * @param price  of one unit of care
   * @param units  how many units of care go with one unit of the measure, such as weeks; 0 or more
   */
  public record Care(PartnerCode partner, UnitCost price, Exact units) {

    public Care {
      if (units.signum() < 0) {
        throw IMPACT_UNITS_NEGATIVE
            .because("The units of care are " + units + "; use 0 or more.")
            .toException();
      }
    }
  }

  /**
   * Its cohort without regard to case and spaces, by which claims are told apart. Two cohorts under
   * different names count as different people.
   */
  public String cohortKey() {
    return cohortKey(cohort);
  }

  /** The name of a cohort without regard to case and spaces. */
  public static String cohortKey(String cohort) {
    return cohort.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /**
   * How many units better than the baseline a count is; negative where it is worse. Without a plan,
   * fewer are better.
   */
  public long gained(long baseline, long actual) {
    return plan.map(MeasurePlan::better).orElse(Better.FEWER).gain(baseline, actual);
  }

  /**
   * How many years after its first a year is, from 0.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code IMPACT_TOO_EARLY} if the year comes
   *     before the first
   */
  public int yearsSince(FinancialYear year) {
    if (year.compareTo(since) < 0) {
      throw IMPACT_TOO_EARLY
          .because(
              "Activity of " + year + " is given for " + code + ", which begins in " + since + ".",
              "effect",
              code,
              "year",
              year)
          .toException();
    }
    return year.startYear() - since.startYear();
  }
}
