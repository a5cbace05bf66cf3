package org.commonpurse.api.operation.report;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.allocation.horizon.BudgetYears;
import org.commonpurse.allocation.horizon.PlanYears;
import org.commonpurse.allocation.horizon.ReserveYears;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.outturn.OutturnContents;
import org.commonpurse.reports.outturn.OutturnReport;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;

/** The section 75 outturn report of a fund for a year, made from one state of the books. */
@OperationSpec(
    name = "outturn-report",
    summary =
        "the section 75 outturn report of a year: initial budget, virements, outturn, variance and who met"
            + " it, carry-forward",
    routes = {
      "GET /api/v1/funds/{fund}/reports/outturn.pdf",
      "GET /api/v1/funds/{fund}/reports/outturn.html",
      "GET /api/v1/funds/{fund}/reports/outturn.json"
    },
    command = "report outturn",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.REPORT_YEAR, ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN},
    problems = "REPORT_NOTHING_YET")
public final class OutturnOf {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Outturn reports from these books.
   *
   * @param clock  tells on which day a report is prepared
   */
  public OutturnOf(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The report.
   *
   * @param year  empty for the last with figures
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if the view has
   *     no figures of the year
   */
  public Report run(FundCode fund, Optional<FinancialYear> year, View view) {
    return OutturnReport.of(ledger.books().at(view, at -> contents(at, fund, year)));
  }

  private OutturnContents contents(Snapshot at, FundCode code, Optional<FinancialYear> asked) {
    var fund = at.funds().get(code);
    var horizon = Reports.withYears(at, code);
    var year = Reports.yearOf(horizon, asked);
    return new OutturnContents(
        fund,
        horizon,
        BudgetYears.of(at, code, year),
        PlanYears.of(at, code, year),
        ReserveYears.of(at, code, year),
        BooksFooting.of(fund, year.last(), Days.inEngland(clock.instant()), at.stamp(code)));
  }
}
