package org.commonpurse.api.operation.report;

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
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.allocation.settlement.StaleResults;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.board.AgreementResults;
import org.commonpurse.reports.board.BoardPack;
import org.commonpurse.reports.board.BoardPackContents;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Report;

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
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN},
    problems = {"REPORT_NOTHING_YET", "QUERY_VALUE_MALFORMED"})
public final class BoardPackOf {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

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
   * What the board pack of a fund is made of. All figures come out of one state of the books, and it
   * says out of which.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code REPORT_NOTHING_YET} if it has no
   *     entry yet
   */
  public BoardPackContents contents(FundCode code, View view) {
    return ledger
        .books()
        .at(
            view,
            at -> {
              var fund = at.funds().get(code);
              var horizon = Reports.withYears(at, code);
              return new BoardPackContents(
                  fund,
                  horizon,
                  results(at, code),
                  List.of("Every figure comes from the journal of the fund."),
                  notes(at, code),
                  footing(
                      at.stamp(code), fund, horizon, LocalDate.ofInstant(clock.instant(), LONDON)));
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
        stamp);
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
