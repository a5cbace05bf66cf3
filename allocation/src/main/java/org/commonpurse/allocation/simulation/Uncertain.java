package org.commonpurse.allocation.simulation;

import java.math.BigDecimal;
import org.commonpurse.allocation.projection.Assumption;

/**
 * An uncertain number of a plan. It is drawn as fine as a plan can say it: a rate to a millionth of a per
 * cent, an amount to the penny, a whole number to the whole.
 *
 * @param assumption  where it stands, and between which values it lies
 * @param distribution  how likely each value is, in the assumption's unit
 * @param places  how many decimals a value has
 */
record Uncertain(Assumption assumption, Distribution distribution, int places) {

  private static final int PLACES_OF_RATES = 6;
  private static final int PLACES_OF_AMOUNTS = 2;

  static Uncertain of(Assumption assumption, Distribution distribution, BigDecimal standing) {
    int places = assumption.unit().isEmpty() ? PLACES_OF_AMOUNTS : PLACES_OF_RATES;
    int own = Math.max(places, standing.scale());
    return new Uncertain(assumption, distribution, assumption.isWhole() ? 0 : own);
  }

  /** What a name stands for. */
  String name() {
    return assumption.name();
  }

  /** The value at a standard normal quantity, in units of its last decimal. */
  long at(double normal) {
    return Math.round(distribution.at(normal) * scale());
  }

  /** How many units of its last decimal make one. */
  double scale() {
    return BigDecimal.ONE.movePointRight(places).doubleValue();
  }

  /** A value in units of its last decimal, as a plan has it. */
  BigDecimal decimal(long value) {
    return BigDecimal.valueOf(value, places);
  }
}
