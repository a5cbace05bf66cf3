package org.commonpurse.api.operation.plan;

import java.util.List;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.query.PlanQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.plan.PlanRow;

/** Budget against actual and forecast of a year. */
@OperationSpec(
    name = "plan",
    summary = "budget against actual and forecast, by scheme, stream, provider, partner",
    routes = "GET /api/v1/funds/{fund}/plan",
    lists = "GET /api/v1/funds/{fund}/plan",
    command = "plan compare",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.YEAR,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN,
      ParameterGroup.BY
    },
    problems = {"QUERY_YEAR_MISSING", "LEDGER_DAY_OUTSIDE_YEAR", "LEDGER_GROUPING_UNKNOWN"})
public final class ComparePlan {

  private final Ledger ledger;

  /** Compares in these books. */
  public ComparePlan(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The comparison, with what was asked.
   *
   * @param currency  of every amount
   */
  public record Output(PlanQuery query, CurrencyUnit currency, List<PlanRow> rows) {}

  /** Compares. */
  public Output run(PlanQuery query) {
    return run(query, Sight.WHOLE);
  }

  /**
   * Compares for whoever may see it told apart so.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_SHOWN} if it is told apart by
   *     provider, and they may not see all
   */
  public Output run(PlanQuery query, Sight sight) {
    if (query.by().contains(Grouping.PROVIDER) && sight != Sight.WHOLE) {
      throw sight.refusal("Ask for the plan by scheme, stream or partner.");
    }
    var currency = ledger.funds().get(query.fund()).currency();
    var rows =
        ledger
            .plans()
            .compare(query.fund(), query.year(), query.asAt(), query.asKnown(), query.by());
    return new Output(query, currency, rows);
  }
}
