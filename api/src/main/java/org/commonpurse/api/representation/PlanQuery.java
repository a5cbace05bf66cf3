package org.commonpurse.api.representation;

import static org.commonpurse.api.problem.RequestProblem.QUERY_YEAR_MISSING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.plan.PlanRow;
import org.commonpurse.ledger.plan.Plans;

/**
 * Which budgets to compare with what was spent.
 *
 * @param asAt  the day up to which actual spending counts, in the year
 * @param by  what to tell apart, in this order
 */
public record PlanQuery(
    Code fund, FinancialYear year, LocalDate asAt, Optional<Instant> asKnown, List<Grouping> by) {

  public PlanQuery {
    by = List.copyOf(by);
  }

  /**
   * What is asked.
   *
   * @param asked  {@code year}; {@code as-at}, the year's last day if absent; {@code as-known};
   *     {@code by}, schemes if absent
   */
  public static PlanQuery of(Code fund, Asked asked) {
    var year =
        asked
            .one("year", FinancialYear::parse)
            .orElseThrow(
                () ->
                    QUERY_YEAR_MISSING
                        .because("Name the financial year, such as 2023-24.")
                        .toException());
    var by = asked.several("by", Asked.oneOf(Grouping.class));
    return new PlanQuery(
        fund,
        year,
        asked.one("as-at", Asked::day).orElse(year.last()),
        asked.one("as-known", Asked::moment),
        by.isEmpty() ? List.of(Grouping.SCHEME) : by);
  }

  /** Finds it. */
  public List<PlanRow> findIn(Plans plans) {
    return plans.compare(fund, year, asAt, asKnown, by);
  }
}
