package org.commonpurse.allocation.impact;

import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_TOO_EARLY;
import static org.commonpurse.allocation.problem.ImpactProblem.IMPACT_UNITS_NEGATIVE;

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
    Provenance provenance) {

  /**
   * A price that is no longer paid.
   *
   * @param partner  who no longer pays it
   * @param price  of one unit of the measure
   * @param cashable  the part that can leave a budget; the rest frees capacity, not cash
   */
  public record Saving(PartnerCode partner, UnitCost price, Ramp cashable) {}

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
