package org.commonpurse.ledger.measure;

import static org.commonpurse.ledger.problem.MeasureProblem.MEASURE_PROVENANCE_MISSING;
import static org.commonpurse.ledger.problem.MeasureProblem.MEASURE_UNITS_OUT_OF_RANGE;

import java.util.Locale;
import java.util.Objects;
import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.id.EffectCode;

/**
 * What was counted of a measure in a quarter, and where the count comes from.
 *
 * @param effect  the effect of the model that it is counted for
 * @param quarter  the quarter in which it was counted
 * @param units  how many units there were, from 0 to {@link #UNITS_MAX}
 * @param source  the return, register or system it was taken from, of 1 to 200 characters
 * @param cohort  the people it was counted among, of 1 to 200 characters
 * @param suppliedBy  the person or organisation that supplied it, of 1 to 200 characters
 */
public record Observation(
    EffectCode effect,
    Quarter quarter,
    long units,
    String source,
    String cohort,
    String suppliedBy) {

  /** The greatest count of a quarter, more than there are people. */
  public static final long UNITS_MAX = 10_000_000_000L;

  /** The greatest number of characters of a source, a cohort or a supplier. */
  public static final int TEXT_LENGTH_MAX = 200;

  /**
   * Checks that it is a count and that its provenance is complete.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code MEASURE_UNITS_OUT_OF_RANGE}, {@code
   *     MEASURE_PROVENANCE_MISSING} if source, cohort or supplier is blank, {@code
   *     MEASURE_TEXT_REFUSED} if one is too long or has control characters
   */
  public Observation {
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(quarter, "quarter");
    if (units < 0 || units > UNITS_MAX) {
      throw MEASURE_UNITS_OUT_OF_RANGE
          .because(
              String.format(
                  Locale.ROOT,
                  "%d units of %s are given for %s; a quarter has from 0 to %,d.",
                  units,
                  effect,
                  quarter,
                  UNITS_MAX),
              "effect",
              effect,
              "quarter",
              quarter,
              "units",
              units)
          .toException();
    }
    source = require(source, "source", effect, quarter, units);
    cohort = require(cohort, "cohort", effect, quarter, units);
    suppliedBy = require(suppliedBy, "supplier", effect, quarter, units);
  }

  private static String require(
      String text, String what, EffectCode effect, Quarter quarter, long units) {
    var stripped = text.strip();
    if (stripped.isEmpty()) {
      throw MEASURE_PROVENANCE_MISSING
          .because(
              String.format(
                  Locale.ROOT,
                  "The %s of the %,d units of %s in %s is missing. Say from which source they were taken, among which cohort they were counted and who supplied them.",
                  what,
                  units,
                  effect,
                  quarter),
              "what",
              what,
              "effect",
              effect,
              "quarter",
              quarter,
              "units",
              units)
          .toException();
    }
    return ShortText.require(stripped, what);
  }
}
