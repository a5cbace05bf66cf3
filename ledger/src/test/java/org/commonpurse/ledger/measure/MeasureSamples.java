package org.commonpurse.ledger.measure;

import org.commonpurse.ledger.calendar.Quarter;
import org.commonpurse.ledger.id.EffectCode;

/** Values that tests observe. */
public final class MeasureSamples {

  private MeasureSamples() {}

  /** So many units of an effect in the first quarter of 2023-24. */
  public static Observation observed(long units) {
    return observed("frailty", "2023-24/q1", units);
  }

  /** So many units of an effect in a quarter. */
  public static Observation observed(String effect, String quarter, long units) {
    return new Observation(
        EffectCode.of(effect),
        Quarter.parse(quarter),
        units,
        "Hospital activity return",
        "people aged 65 and over",
        "Informatics, Brackenshire Acute");
  }
}
