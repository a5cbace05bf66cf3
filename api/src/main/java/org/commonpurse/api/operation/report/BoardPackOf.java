package org.commonpurse.api.operation.report;

import static org.commonpurse.api.problem.ServiceProblem.REPORT_NOTHING_THEN;
import static org.commonpurse.api.problem.ServiceProblem.REPORT_SINCE_TOO_LATE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.change.NetBefore;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.change.NetChanges;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.horizon.BudgetYears;
import org.commonpurse.allocation.horizon.ReserveYears;
import org.commonpurse.allocation.horizon.StreamYears;
import org.commonpurse.allocation.measure.MeasuredYear;
import org.commonpurse.allocation.measure.Realised;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.allocation.settlement.GroundsOfYear;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.allocation.settlement.StaleResults;
import org.commonpurse.allocation.simulation.SimulationProgress;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.board.AgreementResults;
import org.commonpurse.reports.board.BoardPack;
import org.commonpurse.reports.board.BoardPackContents;
import org.commonpurse.reports.board.Measured;
import org.commonpurse.reports.board.OpenMatters;
import org.commonpurse.reports.finding.MeasuredFindings;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.MoneyFormat;

/** The board pack of a fund, made from one state of the books. */
@OperationSpec(
    name = "board-pack",
    summary =
        "the board pack: who pays, who gains and when, to the penny, out of one state of the books",
    routes = {
      "GET /api/v1/funds/{fund}/reports/board-pack.pdf",
      "GET /api/v1/funds/{fund}/reports/board-pack.html",
      "GET /api/v1/funds/{fund}/reports/board-pack.json"
    },
    command = "report board-pack",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN, ParameterGroup.SINCE_KNOWN},
    problems = {
      "FORECAST_CURRENCY_DIFFERS",
      "FORECAST_PARTNER_UNKNOWN",
      "REPORT_NOTHING_THEN",
      "REPORT_NOTHING_YET",
      "REPORT_SINCE_TOO_LATE"
    })
public final class BoardPackOf {

  private final Ledger ledger;

  private final Clock clock;

  /**
   * Board packs from these books.
   *
   * @param clock  tells on which day a pack is prepared
   */
  public BoardPackOf(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The pack.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if there is no
   *     entry in the view
   */
  public Report run(FundCode fund, View view) {
    return BoardPack.of(contents(fund, view));
  }

  /**
   * The pack with what it says of a plan, and of what changed since the last pack.
   * <p>
   * What was known at a past moment is never changed by anything that is recorded later, so the earlier
   * state is read apart; all else comes out of one state of the books.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if there is no
   *     entry in the view; {@code REPORT_SINCE_TOO_LATE} if the last pack is to be of a moment after what
   *     the view knows, and {@code REPORT_NOTHING_THEN} if the fund had no figures then; what a plan
   *     {@linkplain PlanAhead#requireOf must be} and what its {@linkplain PlanAhead#pages pages} refuse
   */
  public Report run(FundCode fund, BoardPackQuery query) {
    return run(fund, query, SimulationProgress.NONE);
  }

  /**
   * The same, told how far it is.
   *
   * @param progress  told how many futures of the plan are done
   */
  public Report run(FundCode fund, BoardPackQuery query, SimulationProgress progress) {
    query.since().ifPresent(since -> requireKnown(query.view(), since));
    var before = query.since().flatMap(since -> before(fund, query.view(), since));
    var today = Days.inEngland(clock.instant());
    var found =
        ledger
            .books()
            .at(
                query.view(),
                at -> {
                  query.ahead().ifPresent(plan -> plan.requireOf(at, fund));
                  var now = contents(at, fund, today);
                  return new Found(
                      query
                          .since()
                          .map(since -> now.with(change(at, fund, before, since)))
                          .orElse(now),
                      query.ahead().map(plan -> ForecastOutcomes.of(at, fund, today)));
                });
    // The plan is worked out when the state of the books is let go.
    return BoardPack.of(
        found.contents(),
        query
            .ahead()
            .map(
                plan ->
                    plan.pages(
                        found.contents()::partnerName, found.record().orElseThrow(), progress)));
  }

  /** What one state of the books has; how earlier forecasts came out where a plan is told of. */
  private record Found(BoardPackContents contents, Optional<ForecastOutcomes> record) {}

  private static NetChange change(
      Snapshot at, FundCode fund, Optional<NetBefore> before, Instant since) {
    return NetChanges.of(at, fund, before.orElseThrow(() -> nothingThen(fund, since)));
  }

  private Optional<NetBefore> before(FundCode fund, View view, Instant since) {
    return ledger
        .books()
        .at(new View(view.asAt(), Optional.of(since)), at -> NetBefore.of(at, fund, since));
  }

  private void requireKnown(View view, Instant since) {
    var known = view.asKnown().orElseGet(clock::instant);
    if (since.isAfter(known)) {
      throw REPORT_SINCE_TOO_LATE
          .because(
              "sinceKnown is %s, after %s, up to which this pack knows the books. Name the moment of an earlier pack."
                  .formatted(since, known),
              "sinceKnown",
              since,
              "asKnown",
              known)
          .toException();
    }
  }

  private static ProblemException nothingThen(FundCode fund, Instant since) {
    return REPORT_NOTHING_THEN
        .because(
            "sinceKnown is %s, when fund %s had no entry with a figure, so nothing can be compared. Name a later moment, or leave it out."
                .formatted(since, fund),
            "sinceKnown",
            since,
            "fund",
            fund)
        .toException();
  }

  /**
   * What the board pack of a fund is made of. All figures come out of one state of the books, and it
   * says out of which.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public BoardPackContents contents(FundCode code, View view) {
    return ledger.books().at(view, at -> contents(at, code, Days.inEngland(clock.instant())));
  }

  /**
   * What the board pack of a fund is made of, from one state of the books.
   *
   * @param on  the day on which it is prepared
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  static BoardPackContents contents(Snapshot at, FundCode code, LocalDate on) {
    return contents(
        at, code, List.of("Every figure comes from the journal of the fund."), notes(at, code), on);
  }

  /**
   * What the board pack of a fund is made of, from one state of the books.
   *
   * @param basis  where its figures come from, a sentence each
   * @param notes  what a reader should know besides, a sentence each
   * @param on  the day on which it is prepared
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public static BoardPackContents contents(
      Snapshot at, FundCode code, List<String> basis, List<String> notes, LocalDate on) {
    var fund = at.funds().get(code);
    var horizon = Reports.withYears(at, code);
    var last = horizon.years().get(horizon.years().size() - 1);
    var newest = newest(at, code);
    var measured = new Measured(MeasuredYear.of(at, code), Realised.of(at, fund));
    var contents =
        new BoardPackContents(
            fund,
            horizon,
            BudgetYears.of(at, code, last),
            StreamYears.of(at, code, last, on),
            ReserveYears.of(at, code, last),
            results(Agreements.list(at, code), newest),
            new OpenMatters(reasons(newest), Dues.disputed(at, code), StaleResults.of(at, code)),
            measured,
            Stream.concat(
                    basis.stream(),
                    MeasuredFindings.restsOn(measured.years(), MoneyFormat.of(fund.currency()))
                        .stream())
                .toList(),
            notes,
            BooksFooting.of(fund, last.last(), on, at.stamp(code)));
    return contents.with(GroundsOfYear.of(at, code, last));
  }

  /** How the fund ended. */
  private static List<String> notes(Snapshot at, FundCode fund) {
    return at.exits().list(fund).stream()
        .map(
            exit ->
                exit.partner()
                        .map(partner -> "Partner " + partner + " left the fund on ")
                        .orElse("The fund was wound up on ")
                    + exit.on()
                    + "; only what was due is paid since.")
        .toList();
  }

  /** The newest result of each agreement and period, in order of time. */
  private static List<RecordedAllocation> newest(Snapshot at, FundCode fund) {
    var newest = new LinkedHashMap<String, RecordedAllocation>();
    for (var recorded : Allocations.list(at, fund)) {
      newest.merge(
          recorded.allocation().agreement().code() + "/" + recorded.allocation().outturn().period(),
          recorded,
          (first, second) -> first.revision() > second.revision() ? first : second);
    }
    return List.copyOf(newest.values());
  }

  /** Every version of the fund's agreements, with its results. */
  private static List<AgreementResults> results(
      List<Agreement> agreements, List<RecordedAllocation> recorded) {
    var byVersion =
        recorded.stream()
            .map(RecordedAllocation::allocation)
            .collect(Collectors.groupingBy(allocation -> allocation.agreement().label()));
    var results = new ArrayList<AgreementResults>();
    for (var agreement : agreements) {
      List<Allocation> applied = byVersion.getOrDefault(agreement.label(), List.of());
      results.add(new AgreementResults(agreement, applied));
    }
    return results;
  }

  /** Why clauses left something to nobody. */
  private static List<OpenMatters.Reason> reasons(List<RecordedAllocation> recorded) {
    var reasons = new ArrayList<OpenMatters.Reason>();
    for (var each : recorded) {
      for (var result : each.allocation().clauses()) {
        if (result.allocation().unallocatedPence() != 0) {
          var clause = result.clause().code();
          reasons.add(
              new OpenMatters.Reason(
                  each.allocation().agreement().code(),
                  each.allocation().outturn().period(),
                  clause,
                  each.whyUnallocated(clause)));
        }
      }
    }
    return reasons;
  }
}
