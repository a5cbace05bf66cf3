package org.commonpurse.api.operation.balance;

import java.util.List;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.PartSight;
import org.commonpurse.api.sight.SeenBalances;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Balances;
import org.commonpurse.ledger.balance.View;

/** The balances of a fund, by any combination of dimensions, as at a day and as known at a moment. */
@OperationSpec(
    name = "balances",
    summary = "balances by any combination of dimensions",
    routes = "GET /api/v1/funds/{fund}/balances",
    lists = "GET /api/v1/funds/{fund}/balances",
    command = "balances",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.BOOK,
      ParameterGroup.ACCOUNTS,
      ParameterGroup.FROM,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN,
      ParameterGroup.BY,
      ParameterGroup.PARTNERS
    },
    problems = "LEDGER_DIMENSION_NOT_OF_KIND")
public final class BalancesOf {

  private final Ledger ledger;

  /** Balances of these books. */
  public BalancesOf(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Balances, with what was asked.
   *
   * @param currency  of every amount
   */
  public record Output(BalanceQuery query, CurrencyUnit currency, List<BalanceRow> rows) {}

  /** Finds them. */
  public Output run(BalanceQuery query) {
    return run(query, Sight.WHOLE);
  }

  /** Finds what is shown of them. */
  public Output run(BalanceQuery query, Sight sight) {
    return ledger
        .books()
        .at(
            View.NOW,
            at -> {
              var currency = at.funds().get(query.fund()).currency();
              return new Output(query, currency, rows(at.balances(), query, sight));
            });
  }

  private static List<BalanceRow> rows(Balances balances, BalanceQuery query, Sight sight) {
    if (sight instanceof PartSight part) {
      var seen = new SeenBalances(query, part);
      return seen.rows(balances.of(seen.byAccount()));
    }
    return balances.of(query);
  }
}
