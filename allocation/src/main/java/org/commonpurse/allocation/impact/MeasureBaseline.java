package org.commonpurse.allocation.impact;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What was to be expected of a measure without the scheme.
 *
 * @param method  how it was arrived at, such as "the same quarter of the year before"
 * @param on  the day on which it was fixed
 * @param units  by quarter
 */
public record MeasureBaseline(String method, LocalDate on, QuarterlyUnits units) {

  public MeasureBaseline {
    method = method.strip();
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(units, "units");
  }
}
