package org.commonpurse.allocation.projection;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.impact.Effect;
import org.commonpurse.allocation.impact.Landings;
import org.commonpurse.allocation.impact.Landings.Landed;
import org.commonpurse.allocation.impact.Landings.Landing;
import org.commonpurse.allocation.impact.Ramp;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.SchemeCode;

/**
 * A benefit that a plan expects, and on whom it lands.
 *
 * @param name  what the plan calls it
 * @param scheme  the scheme that brings it about
 * @param measure  what is measured
 * @param cohort  the people for whom it is claimed; a measure of a cohort is claimed once
 * @param course  how much it is worth by year, once it works in full
 * @param lag  how many years pass before it begins
 * @param phasing  the part of it that has come about, by year from the one in which it begins
 * @param dropOff  the part of it that is lost again each year after it worked in full, 0 to 1
 * @param lands  on whom, with which part; the parts add up to one
 * @param cashable  the part that can leave a budget, by year from the one in which it begins
 * @param loss  who no longer receives what others save, if anybody does
 * @param grade  how sure it is
 * @param needs  schemes without which it does not come about
 */
public record BenefitLine(
    String name,
    SchemeCode scheme,
    MeasureCode measure,
    String cohort,
    Course course,
    int lag,
    Ramp phasing,
    Exact dropOff,
    List<Landing> lands,
    Ramp cashable,
    Optional<Effect.Loss> loss,
    Grade grade,
    List<SchemeCode> needs) {

  public BenefitLine {
    lands = List.copyOf(lands);
    needs = List.copyOf(needs);
  }

  /** Whether it has begun in a year, counted from 0. */
  boolean hasBegun(int year) {
    return year >= lag;
  }

  /** The years since it began, from 0. */
  int since(int year) {
    return year - lag;
  }

  /** What it is worth in a year, in pence at the plan's prices, corrected for optimism. */
  public Exact in(int year) {
    if (!hasBegun(year)) {
      return Exact.ZERO;
    }
    int full = phasing.rates().size() - 1;
    return course
        .in(year)
        .times(phasing.in(since(year)))
        .times(Course.power(Exact.ONE.minus(dropOff), Math.max(since(year) - full, 0)))
        .times(Exact.ONE.minus(grade.correction()));
  }

  /**
   * On whom it lands in a year, in whole pence.
   *
   * @param index  what takes the plan's prices to those of the year
   */
  List<Landed> landed(int year, Exact index) {
    long pence = in(year).times(index).roundedHalfUp();
    return pence == 0
        ? List.of()
        : Landings.of(scheme, measure, pence, since(year), lands, cashable, loss);
  }
}
