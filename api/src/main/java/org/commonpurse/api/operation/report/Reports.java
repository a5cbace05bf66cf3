package org.commonpurse.api.operation.report;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_NOTHING_YET;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.chart.HorizonCharts;
import org.commonpurse.reports.table.Checks;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.PooledBudgetNote;
import org.commonpurse.reports.table.Table;

/** The reports of funds, made from what the ledger holds now. */
@OperationSpec(
    name = "reports",
    summary = "charts and tables, and the paths of all reports",
    routes = {
      "GET /api/v1/funds/{fund}/reports",
      "GET /api/v1/funds/{fund}/reports/charts/{name}.svg",
      "GET /api/v1/funds/{fund}/reports/tables/{name}.csv"
    },
    command = "report list",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    problems = {"REPORT_NOTHING_YET", "REPORT_UNKNOWN"})
public final class Reports {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Reports on this ledger.
   *
   * @param clock  tells on which day a report is prepared
   */
  public Reports(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The day that it is in England. */
  public static LocalDate today(Clock clock) {
    return Days.inEngland(clock.instant());
  }

  /** How far the money of a fund is brought together, on which its reports depend. */
  public FundKind kind(FundCode fund) {
    return ledger.funds().get(fund).kind();
  }

  /**
   * The charts of a fund, with the partners of whom it is shown that they have a part.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public List<Chart> charts(FundCode fund, Sight sight) {
    return HorizonCharts.all(withYears(fund, sight));
  }

  /**
   * The tables of a fund, with the partners of whom it is shown that they have a part.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public List<Table> tables(FundCode fund, Sight sight) {
    return tables(withYears(fund, sight));
  }

  /** The tables of a horizon that has years. */
  public static List<Table> tables(Horizon horizon) {
    return Stream.concat(
            Stream.of(
                HorizonTables.byPartnerAndYear(horizon),
                HorizonTables.overAllYears(horizon),
                HorizonTables.cumulative(horizon),
                HorizonTables.sharing(horizon),
                HorizonTables.details(horizon),
                Checks.allYears(horizon)),
            PooledBudgetNote.of(horizon, horizon.years().get(horizon.years().size() - 1)).stream())
        .toList();
  }

  private Horizon withYears(FundCode fund, Sight sight) {
    return ledger.books().now(at -> withYears(at, fund)).of(sight::sees);
  }

  /**
   * The year that is asked for, or else the last with figures.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has none
   */
  static FinancialYear yearOf(Horizon horizon, Optional<FinancialYear> asked) {
    var year = asked.orElse(horizon.years().get(horizon.years().size() - 1));
    if (!horizon.years().contains(year)) {
      throw REPORT_NOTHING_YET
          .because(
              "Fund %s has figures of %s, and none of %s."
                  .formatted(horizon.fund(), HorizonTables.span(horizon), year),
              "fund",
              horizon.fund(),
              "year",
              year)
          .toException();
    }
    return year;
  }

  /**
   * The horizon of a fund that has years.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET}
   */
  static Horizon withYears(Snapshot at, FundCode fund) {
    var horizon = Horizons.of(at, fund);
    if (horizon.years().isEmpty()) {
      throw nothingYet(fund);
    }
    return horizon;
  }

  static ProblemException nothingYet(FundCode fund) {
    return REPORT_NOTHING_YET
        .because(
            "Fund " + fund + " has no entries yet, so there is nothing to report.", "fund", fund)
        .toException();
  }
}
