package org.commonpurse.api.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.plan.ComparePlan;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.plan.PlanRow;

/**
 * Budget against actual and forecast.
 *
 * @param asAt  the day up to which actual spending counts
 * @param by  what rows are told apart by, in this order
 * @param items  the rows, an object each: a property for each of {@code by}, the amounts {@code budget} (of
 *     the year, with its virements), {@code budgetToDate}, {@code actual} and {@code forecast}, and what
 *     they differ by: {@code variance} and {@code forecastVariance}, positive for an overspend
 */
public record PlanResponse(
    String fund,
    String year,
    String asAt,
    Optional<String> asKnown,
    String currency,
    List<String> by,
    List<Map<String, String>> items) {

  /** The comparison. */
  public static PlanResponse of(ComparePlan.Output found) {
    var query = found.query();
    return new PlanResponse(
        query.fund().value(),
        query.year().toString(),
        query.asAt().toString(),
        query.asKnown().map(Object::toString),
        found.currency().getCurrencyCode(),
        query.by().stream().map(WireName::of).toList(),
        found.rows().stream().map(PlanResponse::row).toList());
  }

  private static Map<String, String> row(PlanRow row) {
    var cells = Cells.of(row.key());
    cells.put("budget", Amounts.plain(row.year().budgetPence()));
    cells.put("budgetToDate", Amounts.plain(row.toDate().budgetPence()));
    cells.put("actual", Amounts.plain(row.toDate().spendingPence()));
    cells.put("variance", Amounts.plain(row.toDate().variancePence()));
    cells.put("forecast", Amounts.plain(row.year().spendingPence()));
    cells.put("forecastVariance", Amounts.plain(row.year().variancePence()));
    return cells;
  }
}
