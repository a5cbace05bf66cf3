package org.commonpurse.api.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.balance.BalancesOf;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.money.Amounts;

/**
 * Balances, with what was asked.
 *
 * @param by  what rows are told apart by, in this order
 * @param items  the rows, an object each: a property for each of {@code by}, and the {@code amount},
 *     positive for a debit and negative for a credit
 */
public record BalancesResponse(
    String fund,
    String book,
    Optional<String> from,
    Optional<String> asAt,
    Optional<String> asKnown,
    String currency,
    List<String> by,
    List<Map<String, String>> items) {

  /** The balances. */
  public static BalancesResponse of(BalancesOf.Output found) {
    var query = found.query();
    return new BalancesResponse(
        query.fund().value(),
        WireName.of(query.book()),
        query.span().from().map(Object::toString),
        query.span().asAt().map(Object::toString),
        query.span().asKnown().map(Object::toString),
        found.currency().getCurrencyCode(),
        query.by().stream().map(WireName::of).toList(),
        found.rows().stream().map(BalancesResponse::row).toList());
  }

  private static Map<String, String> row(BalanceRow row) {
    var cells = Cells.of(row.key());
    cells.put("amount", Amounts.plain(row.pence()));
    return cells;
  }
}
