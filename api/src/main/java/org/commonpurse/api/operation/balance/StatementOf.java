package org.commonpurse.api.operation.balance;

import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.balance.StatementQuery;

/** What happened on an account, or on a partner's, with the balance after each posting. */
@OperationSpec(
    name = "statement",
    summary = "what happened on an account, or a partner's, with the balance after each",
    routes = "GET /api/v1/funds/{fund}/statement",
    lists = "GET /api/v1/funds/{fund}/statement",
    command = "statement",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
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
      "LEDGER_ACCOUNT_INCOMPLETE",
      "LEDGER_DAYS_OUT_OF_ORDER",
      "LEDGER_STATEMENT_TOO_LONG",
      "QUERY_STATEMENT_OF_WHAT"
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
   * @param sight  what is shown of the entries of its lines
   */
  public record Output(
      StatementQuery query, CurrencyUnit currency, Statement statement, Sight sight) {}

  /** Makes it. */
  public Output run(StatementQuery query) {
    return run(query, Sight.WHOLE);
  }

  /**
   * Makes it for whoever may see its lines one by one.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_NOT_SHOWN} if they may not
   */
  public Output run(StatementQuery query, Sight sight) {
    query.accounts().stream()
        .filter(account -> !sight.seesEach(account))
        .findFirst()
        .ifPresent(
            account -> {
              throw sight.refusal(
                  "A statement lists every line of " + account + ". Ask for one of your own.");
            });
    var currency = ledger.funds().get(query.fund()).currency();
    return new Output(query, currency, ledger.balances().statement(query), sight);
  }
}
