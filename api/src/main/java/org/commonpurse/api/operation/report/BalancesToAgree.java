package org.commonpurse.api.operation.report;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.statement.AgreementOfBalances;

/** The balances of a fund with its partners that are to be agreed, made from one state of the books. */
@OperationSpec(
    name = "balances-to-agree",
    summary = "receivable, payable, income and expenditure by partner, and how far they are agreed",
    routes = {
      "GET /api/v1/funds/{fund}/reports/balances.pdf",
      "GET /api/v1/funds/{fund}/reports/balances.html",
      "GET /api/v1/funds/{fund}/reports/balances.json"
    },
    command = "report balances",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.EVERY_LINE,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN})
public final class BalancesToAgree {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Balances of these books.
   *
   * @param clock  tells on which day they are prepared
   */
  public BalancesToAgree(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The balances on the day of the view; today if it names none. */
  public Report run(FundCode fund, View view) {
    var today = Reports.today(clock);
    var day = view.asAt().orElse(today);
    return ledger
        .books()
        .at(
            new View(Optional.of(day), view.asKnown()),
            at ->
                AgreementOfBalances.of(
                    AccountsInBooks.of(at, fund, FinancialYear.of(day), today),
                    at.periods().comparisons(fund)));
  }
}
