package org.commonpurse.api.operation.fund;

import java.util.List;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Fund;

/** All funds of the books. */
@OperationSpec(
    name = "funds",
    summary = "the funds, in order of code",
    routes = "GET /api/v1/funds",
    command = "funds",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE,
    problems = {"QUERY_VALUE_MALFORMED", "QUERY_PLACE_UNKNOWN", "LEDGER_PAGE_OUT_OF_RANGE"})
public final class ListFunds {

  private final Ledger ledger;

  /** The funds of these books. */
  public ListFunds(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Every fund as it is now, in order of code. */
  public List<Fund> run() {
    return ledger.funds().list();
  }

  /** Some of them, found by code. */
  public ListPage<Fund> run(ListQuery query) {
    return ListPage.of(run(), fund -> fund.code().value(), query);
  }
}
