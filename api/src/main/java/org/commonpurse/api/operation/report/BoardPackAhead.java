package org.commonpurse.api.operation.report;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.allocation.simulation.SimulationProgress;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.page.Report;

/** The board pack of a fund with what it says of a plan that is sent. */
@OperationSpec(
    name = "board-pack-ahead",
    summary = "the board pack with the pages on a plan of years to come, which is sent",
    routes = {
      "POST /api/v1/funds/{fund}/reports/board-pack.pdf",
      "POST /api/v1/funds/{fund}/reports/board-pack.html",
      "POST /api/v1/funds/{fund}/reports/board-pack.json"
    },
    onlyOneDoor = "by command it is report board-pack --plan FILE",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AS_AT, ParameterGroup.AS_KNOWN, ParameterGroup.SINCE_KNOWN},
    requests = "plan-ahead",
    problems = {
      "AGREEMENT_NOT_IN_FORCE",
      "ALLOCATION_PARTNER_UNKNOWN",
      "FORECAST_CURRENCY_DIFFERS",
      "FORECAST_PARTNER_UNKNOWN",
      "OUTTURN_INCOMPLETE",
      "REPORT_NOTHING_THEN",
      "REPORT_NOTHING_YET",
      "REPORT_SINCE_TOO_LATE"
    })
public final class BoardPackAhead {

  private final BoardPackOf packs;

  /**
   * Board packs from these books.
   *
   * @param clock  tells on which day a pack is prepared
   */
  public BoardPackAhead(Ledger ledger, Clock clock) {
    this.packs = new BoardPackOf(ledger, clock);
  }

  /**
   * What is asked.
   *
   * @param asked  the view, and since when it says what changed
   * @throws org.commonpurse.ledger.document.DocumentException if the body is not what {@code
   *     plan-ahead.schema.json} describes
   */
  public static BoardPackQuery read(RequestParameters asked, Document body) {
    return new BoardPackQuery(
        Queries.view(asked), Queries.sinceKnown(asked), Optional.of(PlanAhead.read(body)));
  }

  /**
   * The pack.
   *
   * @param progress  told how many futures of the plan are done
   * @throws org.commonpurse.ledger.problem.ProblemException what {@link BoardPackOf} refuses
   */
  public Report run(FundCode fund, BoardPackQuery query, SimulationProgress progress) {
    return packs.run(fund, query, progress);
  }
}
