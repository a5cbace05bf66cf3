package org.commonpurse.api.operation.balance;

import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.query.ChangesQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.Changes;

/** What changed between two views of the books of a fund, and the entries that explain it. */
@OperationSpec(
    name = "changes",
    summary = "what changed between two views, and the entries that explain it",
    routes = "GET /api/v1/funds/{fund}/changes",
    command = "changes",
    permission = Permission.READ_BOOKS,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.BOOK,
      ParameterGroup.ACCOUNTS,
      ParameterGroup.FROM,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN,
      ParameterGroup.VIEW_BEFORE,
      ParameterGroup.BY,
      ParameterGroup.PARTNERS,
      ParameterGroup.PAGE
    },
    problems = {
      "QUERY_VALUE_MALFORMED",
      "QUERY_VALUE_TWICE",
      "QUERY_VIEWS_SAME",
      "LEDGER_DIMENSION_NOT_OF_KIND",
      "LEDGER_PAGE_OUT_OF_RANGE"
    })
public final class ChangesBetween {

  private final Ledger ledger;

  /** Changes of these books. */
  public ChangesBetween(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What changed, with what was asked.
   *
   * @param currency  of every amount
   * @param rows  every balance that either view has
   * @param entries  the entries that count in one view only, in order of sequence
   * @param nextAfter  the sequence after which to ask for more entries; empty when these are the last
   */
  public record Output(
      ChangesQuery query,
      CurrencyUnit currency,
      List<Changes.Row> rows,
      List<Changes.Entry> entries,
      Optional<Long> nextAfter) {}

  /** Finds them. */
  public Output run(ChangesQuery query) {
    var balances = query.balances();
    var currency = ledger.funds().get(balances.fund()).currency();
    var changes =
        ledger
            .balances()
            .changes(
                balances,
                query.before(),
                query.after(),
                query.paging().afterSequence(),
                query.paging().limit());
    return new Output(query, currency, changes.rows(), changes.entries(), changes.nextAfter());
  }
}
