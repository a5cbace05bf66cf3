package org.commonpurse.api.operation.forecast;

import org.commonpurse.allocation.forecast.RecordedForecast;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.id.FundCode;

/** The forecasts of a fund. */
@OperationSpec(
    name = "forecasts",
    summary = "the forecasts that were recorded, with what they rest on and every figure",
    routes = "GET /api/v1/funds/{fund}/forecasts",
    command = "forecast list",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class ListForecasts {

  private final Ledger ledger;

  /** The forecasts of these books. */
  public ListForecasts(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of those that the view knows, in the order in which they were recorded. */
  public ListPage<RecordedForecast> run(FundCode fund, View view, ListQuery page) {
    return ListPage.of(
        ledger.books().at(view, at -> RecordedForecast.list(at, fund)),
        each -> Integer.toString(each.number()),
        page);
  }
}
