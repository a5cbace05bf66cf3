package org.commonpurse.api.operation.measure;

import java.util.List;
import org.commonpurse.allocation.measure.ObservedValue;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.query.MeasuresQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** The values observed in a fund, those that count and those that do not. */
@OperationSpec(
    name = "observations",
    summary = "the values observed of measures, with where they come from and whether they count",
    routes = "GET /api/v1/funds/{fund}/measures/observations",
    command = "measure list",
    permission = Permission.READ_MEASURES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.MEASURES, ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class ListObservations {

  private final Ledger ledger;

  /** The values of these books. */
  public ListObservations(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of those asked for, in order of effect, quarter and revision. */
  public ListPage<ObservedValue> run(FundCode fund, MeasuresQuery query, ListQuery page) {
    List<ObservedValue> found =
        ledger.books().at(query.view(), at -> ObservedValue.of(at.measures().observations(fund)));
    return ListPage.of(
        found.stream().filter(each -> query.asksFor(each.value().observation().effect())).toList(),
        ListObservations::place,
        page);
  }

  private static String place(ObservedValue each) {
    var observation = each.value().observation();
    return "%s/%s/%d"
        .formatted(observation.effect(), observation.quarter(), each.value().revision());
  }
}
