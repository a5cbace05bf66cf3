package org.commonpurse.api.operation.fund;

import java.util.List;
import java.util.function.Predicate;
import org.commonpurse.api.operation.query.ListPage;
import org.commonpurse.api.operation.query.ListQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;

/** All funds of the books. */
@OperationSpec(
    name = "funds",
    summary = "the funds, in order of code",
    routes = "GET /api/v1/funds",
    command = "funds",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE)
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
    return run(query, fund -> true);
  }

  /** Some of those that whoever asks may see. */
  public ListPage<Fund> run(ListQuery query, Predicate<FundCode> isSeen) {
    var seen = run().stream().filter(fund -> isSeen.test(fund.code())).toList();
    return ListPage.of(seen, fund -> fund.code().value(), query);
  }
}
