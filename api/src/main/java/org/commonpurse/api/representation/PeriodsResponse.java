package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.ledger.period.PeriodStatus;

/** How periods stand. */
public record PeriodsResponse(List<PeriodResponse> items) {

  /** The periods. */
  public static PeriodsResponse of(List<PeriodStatus> periods) {
    return new PeriodsResponse(periods.stream().map(PeriodResponse::of).toList());
  }
}
