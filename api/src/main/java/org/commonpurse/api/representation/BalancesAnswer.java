package org.commonpurse.api.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.money.Amounts;

/**
 * Balances, with what was asked.
 *
 * @param by  what rows are told apart by, in this order
 * @param rows  one object a row: a property for each of {@code by}, and the {@code amount}, positive
 *     for a debit and negative for a credit
 */
public record BalancesAnswer(
    String fund,
    String book,
    Optional<String> from,
    Optional<String> asAt,
    Optional<String> asKnown,
    String currency,
    List<String> by,
    List<Map<String, String>> rows) {

  /** The rows that a query found. */
  public static BalancesAnswer of(
      BalanceQuery query, List<BalanceRow> rows, CurrencyUnit currency) {
    var by = query.by().stream().map(Json::word).toList();
    return new BalancesAnswer(
        query.fund().value(),
        Json.word(query.book()),
        query.from().map(Object::toString),
        query.asAt().map(Object::toString),
        query.asKnown().map(Object::toString),
        currency.getCurrencyCode(),
        by,
        rows.stream().map(row -> row(by, row)).toList());
  }

  private static Map<String, String> row(List<String> by, BalanceRow row) {
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < by.size(); i++) {
      cells.put(by.get(i), row.key().get(i));
    }
    cells.put("amount", Amounts.plain(row.pence()));
    return cells;
  }
}
