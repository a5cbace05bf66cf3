package org.commonpurse.api.operation.measure;

import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.query.MeasuresQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** What the savings and extra costs of each year rest on. */
@OperationSpec(
    name = "measured-years",
    summary = "what each year's savings and extra costs rest on: outcomes, processes or no model",
    routes = "GET /api/v1/funds/{fund}/measures/years",
    command = "measure years",
    permission = Permission.READ_MEASURES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class ListMeasuredYears {

  private final Ledger ledger;

  /** The years of these books. */
  public ListMeasuredYears(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of the years in which something landed, in order of time. */
  public ListPage<MeasuredYear> run(FundCode fund, MeasuresQuery query, ListQuery page) {
    return ListPage.of(
        ledger.books().at(query.view(), at -> MeasuredYear.of(at, fund)),
        each -> each.year().toString(),
        page);
  }
}
