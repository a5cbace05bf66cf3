package org.commonpurse.api.operation.report;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_NOTHING_YET;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.allocation.settlement.StaleResults;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.board.AgreementResults;
import org.commonpurse.reports.board.BoardPack;
import org.commonpurse.reports.board.BoardPackContents;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.chart.HorizonCharts;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.table.Checks;
import org.commonpurse.reports.table.HorizonTables;
import org.commonpurse.reports.table.PooledBudgetNote;
import org.commonpurse.reports.table.Table;

/** The reports of funds, made from what the ledger holds now. */
@OperationSpec(
    name = "reports",
    summary = "board pack, charts, tables and workbook, and the paths of all",
    routes = {
      "GET /api/v1/funds/{fund}/reports",
      "GET /api/v1/funds/{fund}/reports/board-pack.pdf",
      "GET /api/v1/funds/{fund}/reports/charts/{name}.svg",
      "GET /api/v1/funds/{fund}/reports/tables/{name}.csv",
      "GET /api/v1/funds/{fund}/reports/tables.xlsx"
    },
    onlyOneDoor = "\"demo\" writes them; for other funds a command is still to come",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    problems = {"REPORT_NOTHING_YET", "REPORT_UNKNOWN"})
public final class Reports {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

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

  /** The day on which a report would be prepared now. */
  public LocalDate today() {
    return today(clock);
  }

  /** The day that it is in England. */
  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }

  /**
   * The charts of a fund.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public List<Chart> charts(FundCode fund) {
    return HorizonCharts.all(withYears(fund));
  }

  /**
   * The tables of a fund.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public List<Table> tables(FundCode fund) {
    return tables(withYears(fund));
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

  /**
   * The board pack of a fund, as PDF.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public byte[] boardPack(FundCode code) {
    var pdf = new ByteArrayOutputStream();
    Pdf.write(BoardPack.of(boardPackContents(code)), pdf);
    return pdf.toByteArray();
  }

  /**
   * What the board pack of a fund is made of. All figures come out of one state of the books, and it
   * says out of which.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public BoardPackContents boardPackContents(FundCode code) {
    return ledger
        .books()
        .now(
            at -> {
              var fund = at.funds().get(code);
              var horizon = withYears(at, code);
              return new BoardPackContents(
                  fund,
                  horizon,
                  results(at, code),
                  List.of("Every figure comes from the journal of the fund."),
                  notes(at, code),
                  footing(at.stamp(code), fund, horizon, today()));
            });
  }

  /** What a report of a horizon rests on that is prepared on a day. */
  public static BooksFooting footing(Stamp stamp, Fund fund, Horizon horizon, LocalDate on) {
    var view = stamp.view();
    return new BooksFooting(
        fund.name(),
        view.asAt().orElse(horizon.years().get(horizon.years().size() - 1).last()),
        view.asKnown().map(moment -> LocalDate.ofInstant(moment, LONDON)).orElse(on),
        on,
        stamp.sequence(),
        stamp.seal());
  }

  /** How the fund ended, and results out of date, which a board would take for what the books say. */
  private static List<String> notes(Snapshot at, FundCode fund) {
    return Stream.concat(
            at.exits().list(fund).stream()
                .map(
                    exit ->
                        exit.partner()
                                .map(partner -> "Partner " + partner + " left the fund on ")
                                .orElse("The fund was wound up on ")
                            + exit.on()
                            + "; only what was due is paid since."),
            StaleResults.of(at, fund).stream()
                .map(result -> "Out of date, to be applied again: " + result.inWords()))
        .toList();
  }

  private Horizon withYears(FundCode fund) {
    return ledger.books().now(at -> withYears(at, fund));
  }

  private static Horizon withYears(Snapshot at, FundCode fund) {
    var horizon = Horizons.of(at, fund);
    if (horizon.years().isEmpty()) {
      throw REPORT_NOTHING_YET
          .because(
              "Fund " + fund + " has no entries yet, so there is nothing to report.", "fund", fund)
          .toException();
    }
    return horizon;
  }

  /** Every version of the fund's agreements, with the newest result of each period it was applied to. */
  private static List<AgreementResults> results(Snapshot at, FundCode fund) {
    var newest = new LinkedHashMap<String, RecordedAllocation>();
    for (var recorded : Allocations.list(at, fund)) {
      newest.merge(
          recorded.allocation().agreement().code() + "/" + recorded.allocation().outturn().period(),
          recorded,
          (first, second) -> first.revision() > second.revision() ? first : second);
    }
    var byVersion =
        newest.values().stream()
            .map(RecordedAllocation::allocation)
            .collect(Collectors.groupingBy(allocation -> allocation.agreement().label()));
    var results = new ArrayList<AgreementResults>();
    for (var agreement : Agreements.list(at, fund)) {
      List<Allocation> applied = byVersion.getOrDefault(agreement.label(), List.of());
      results.add(new AgreementResults(agreement, applied));
    }
    return results;
  }
}
