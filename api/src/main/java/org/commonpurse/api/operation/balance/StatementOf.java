package org.commonpurse.api.operation.balance;

import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.balance.StatementQuery;

/** What happened on an account, or on a partner's, with the balance after each posting. */
@OperationSpec(
    name = "statement",
    summary = "what happened on an account, or a partner's, with the balance after each",
    routes = "GET /api/v1/funds/{fund}/statement",
    command = "statement",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.STATEMENT_OF,
      ParameterGroup.BOOK,
      ParameterGroup.FROM,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN,
      ParameterGroup.PARTNERS
    },
    problems = {
      "QUERY_STATEMENT_OF_WHAT",
      "QUERY_VALUE_MALFORMED",
      "LEDGER_ACCOUNT_MALFORMED",
      "LEDGER_STATEMENT_TOO_LONG"
    })
public final class StatementOf {

  private final Ledger ledger;

  /** Statements from these books. */
  public StatementOf(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * A statement, with what was asked.
   *
   * @param currency  of every amount
   */
  public record Output(StatementQuery query, CurrencyUnit currency, Statement statement) {}

  /** Makes it. */
  public Output run(StatementQuery query) {
    var currency = ledger.funds().get(query.fund()).currency();
    return new Output(query, currency, ledger.balances().statement(query));
  }
}
