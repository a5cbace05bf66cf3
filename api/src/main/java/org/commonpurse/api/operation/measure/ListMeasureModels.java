package org.commonpurse.api.operation.measure;

import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.query.MeasuresQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.measure.MeasureDocument;

/** The versions of a fund's model of measures. */
@OperationSpec(
    name = "measures-models",
    summary = "the versions of the model of measures, word for word",
    routes = "GET /api/v1/funds/{fund}/measures/models",
    command = "measure models",
    permission = Permission.READ_MEASURES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class ListMeasureModels {

  private final Ledger ledger;

  /** The models of these books. */
  public ListMeasureModels(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of them, in order of their numbers. */
  public ListPage<MeasureDocument> run(FundCode fund, MeasuresQuery query, ListQuery page) {
    return ListPage.of(
        ledger.books().at(query.view(), at -> at.measures().models(fund)),
        each -> Integer.toString(each.version()),
        page);
  }
}
