package org.commonpurse.api.operation.query;

import static org.commonpurse.api.problem.RequestProblem.QUERY_YEAR_MISSING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;

/**
 * Which budgets to compare with what was spent.
 *
 * @param asAt  the day up to which actual spending counts, in the year
 * @param by  what to tell apart, in this order
 */
public record PlanQuery(
    FundCode fund,
    FinancialYear year,
    LocalDate asAt,
    Optional<Instant> asKnown,
    List<Grouping> by) {

  public PlanQuery {
    by = List.copyOf(by);
  }

  /**
   * What is parameters.
   *
   * @param parameters  {@code year}; {@code asAt}, the year's last day if absent; {@code asKnown};
   *     {@code by}, schemes if absent
   */
  public static PlanQuery of(FundCode fund, RequestParameters parameters) {
    var year =
        parameters
            .one("year", FinancialYear::parse)
            .orElseThrow(
                () ->
                    QUERY_YEAR_MISSING
                        .because("Name the financial year, such as 2023-24.")
                        .toException());
    var by = parameters.several("by", RequestParameters.oneOf(Grouping.class));
    return new PlanQuery(
        fund,
        year,
        parameters.one("asAt", RequestParameters::day).orElse(year.last()),
        parameters.one("asKnown", RequestParameters::moment),
        by.isEmpty() ? List.of(Grouping.SCHEME) : by);
  }
}
