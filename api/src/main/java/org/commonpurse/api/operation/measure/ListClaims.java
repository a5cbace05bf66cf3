package org.commonpurse.api.operation.measure;

import java.util.List;
import org.commonpurse.allocation.measure.ApprovedValue;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.query.MeasuresQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;

/** The claims register: which benefit was claimed by which effect, once. */
@OperationSpec(
    name = "claims",
    summary = "the claims register: each benefit, by cohort, measure and quarter, and its entry",
    routes = "GET /api/v1/funds/{fund}/measures/claims",
    command = "measure claims",
    permission = Permission.READ_MEASURES,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.MEASURES, ParameterGroup.AS_KNOWN, ParameterGroup.PAGE})
public final class ListClaims {

  private final Ledger ledger;

  /** The claims of these books. */
  public ListClaims(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Some of those asked for, by effect and in order of time. */
  public ListPage<ApprovedValue> run(FundCode fund, MeasuresQuery query, ListQuery page) {
    List<ApprovedValue> found =
        ledger
            .books()
            .at(query.view(), at -> ApprovedValue.counting(at.measures().observations(fund)));
    return ListPage.of(
        found.stream().filter(each -> query.asksFor(each.value().observation().effect())).toList(),
        ListClaims::place,
        page);
  }

  private static String place(ApprovedValue each) {
    return each.value().observation().effect() + "/" + each.value().observation().quarter();
  }
}
