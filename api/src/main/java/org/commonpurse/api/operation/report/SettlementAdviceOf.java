package org.commonpurse.api.operation.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Payments;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.statement.SettlementAdvice;

/** Who pays whom of what is due between a fund and its partners, made from one state of the books. */
@OperationSpec(
    name = "settlement-advice",
    summary = "who pays whom, how much, by when and for what; what is disputed stands apart",
    routes = {
      "GET /api/v1/funds/{fund}/reports/settlement-advice.pdf",
      "GET /api/v1/funds/{fund}/reports/settlement-advice.html",
      "GET /api/v1/funds/{fund}/reports/settlement-advice.json"
    },
    command = "report settlement-advice",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.DUE_BY, ParameterGroup.AS_KNOWN})
public final class SettlementAdviceOf {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Advice from these books.
   *
   * @param clock  tells on which day it is prepared
   */
  public SettlementAdviceOf(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The advice. What counts later than the day is not in it.
   *
   * @param dueBy  the day by which dues are to be paid; today without it
   * @param asKnown  the last moment of recording that counts; empty for all
   */
  public Report run(FundCode fund, Optional<LocalDate> dueBy, Optional<Instant> asKnown) {
    var today = Reports.today(clock);
    var day = dueBy.orElse(today);
    return ledger
        .books()
        .at(
            new View(Optional.of(day), asKnown),
            at ->
                SettlementAdvice.of(
                    AccountsInBooks.of(at, fund, FinancialYear.of(day), today),
                    Payments.preview(at, fund, day),
                    day));
  }
}
