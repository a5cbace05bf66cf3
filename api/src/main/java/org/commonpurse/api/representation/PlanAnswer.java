package org.commonpurse.api.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.plan.PlanRow;

/**
 * Budget against actual and forecast.
 *
 * @param asAt  the day up to which actual spending counts
 * @param by  what rows are told apart by, in this order
 * @param rows  one object a row: a property for each of {@code by}, the amounts {@code budget} (of the
 *     year, with its virements), {@code budgetToDate}, {@code actual} and {@code forecast}, and what
 *     they differ by: {@code variance} and {@code forecastVariance}, positive for an overspend
 */
public record PlanAnswer(
    String fund,
    String year,
    String asAt,
    Optional<String> asKnown,
    String currency,
    List<String> by,
    List<Map<String, String>> rows) {

  /** The rows that a query found. */
  public static PlanAnswer of(PlanQuery query, List<PlanRow> rows, CurrencyUnit currency) {
    var by = query.by().stream().map(Json::word).toList();
    return new PlanAnswer(
        query.fund().value(),
        query.year().toString(),
        query.asAt().toString(),
        query.asKnown().map(Object::toString),
        currency.getCurrencyCode(),
        by,
        rows.stream().map(row -> row(by, row)).toList());
  }

  private static Map<String, String> row(List<String> by, PlanRow row) {
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < by.size(); i++) {
      cells.put(by.get(i), row.key().get(i));
    }
    cells.put("budget", Amounts.plain(row.budgetPence()));
    cells.put("budgetToDate", Amounts.plain(row.budgetToDatePence()));
    cells.put("actual", Amounts.plain(row.actualPence()));
    cells.put("variance", Amounts.plain(row.variancePence()));
    cells.put("forecast", Amounts.plain(row.forecastPence()));
    cells.put("forecastVariance", Amounts.plain(row.forecastVariancePence()));
    return cells;
  }
}
