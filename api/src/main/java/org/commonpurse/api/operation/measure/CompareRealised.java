package org.commonpurse.api.operation.measure;

import java.util.List;
import org.commonpurse.allocation.measure.Realised;
import org.commonpurse.allocation.measure.RealisedQuarter;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.query.MeasuresQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** Realised against planned, quarter by quarter. */
@OperationSpec(
    name = "realised",
    summary =
        "realised against planned: each quarter's baseline, plan, count, variance and savings",
    routes = "GET /api/v1/funds/{fund}/measures/realised",
    command = "measure realised",
    permission = Permission.READ_MEASURES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.MEASURES, ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class CompareRealised {

  private final Ledger ledger;

  /** What these books realised. */
  public CompareRealised(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of the quarters asked for, by effect and in order of time. */
  public ListPage<RealisedQuarter> run(FundCode fund, MeasuresQuery query, ListQuery page) {
    List<RealisedQuarter> found =
        ledger.books().at(query.view(), at -> Realised.of(at, at.funds().get(fund)));
    return ListPage.of(
        found.stream().filter(each -> query.asksFor(each.effect())).toList(),
        each -> each.effect() + "/" + each.quarter(),
        page);
  }
}
