package org.commonpurse.reports.page;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The plan that a report rests on.
 *
 * @param fund  what the plan is called
 * @param how  how its figures were found, such as the number of futures and the seed
 * @param preparedOn  the day on which the report was prepared
 */
public record PlanFooting(String fund, String how, LocalDate preparedOn) implements Footing {

  public PlanFooting {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(preparedOn, "preparedOn");
  }

  @Override
  public String line() {
    return "%s \u00b7 %s \u00b7 prepared on %s"
        .formatted(fund, how, DaysInWords.written(preparedOn));
  }
}
