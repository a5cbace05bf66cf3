package org.commonpurse.api.operation.forecast;

import java.time.Clock;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.FundCode;

/** How good the forecasts of a fund were. */
@OperationSpec(
    name = "forecast-outcome",
    summary =
        "each whole year beside what was forecast for it: the mean error, and how many came out from P10 to P90",
    routes = "GET /api/v1/funds/{fund}/forecasts/outcome",
    command = "forecast outcome",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN})
public final class OutcomeOfForecasts {

  private final Ledger ledger;
  private final Clock clock;

  /**
   * The outcomes that these books have.
   *
   * @param clock  tells which years are over, where no moment is asked for
   */
  public OutcomeOfForecasts(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The outcomes as a view has them. */
  public ForecastOutcomes run(FundCode fund, View view) {
    var today = Days.inEngland(view.asKnown().orElseGet(clock::instant));
    return ledger.books().at(view, at -> ForecastOutcomes.of(at, fund, today));
  }
}
