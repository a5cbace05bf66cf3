package org.commonpurse.api.operation.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
}
