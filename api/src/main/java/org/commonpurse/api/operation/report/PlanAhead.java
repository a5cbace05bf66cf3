package org.commonpurse.api.operation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.forecast.ForecastWork;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.simulation.SimulationProgress;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.api.operation.projection.ProjectPlan;
import org.commonpurse.api.operation.projection.ProjectionRequest;
import org.commonpurse.api.operation.projection.SimulatePlan;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.board.TrustPage;
import org.commonpurse.reports.futures.FuturesReport;
import org.commonpurse.reports.page.Page;

/**
 * What a board pack says of a plan of years to come: how sure it is, and how far it can be trusted. It is worked out
 * as {@code simulate} and {@code project} work it out, and shared by the agreement that is given.
 *
 * @param plan  what {@code plan.schema.json} describes, with ranges
 * @param agreement  what it is shared by; nothing is shared without one
 * @param settings  how futures are drawn
 */
public record PlanAhead(Document plan, Optional<Document> agreement, SimulationSettings settings) {

  /**
   * The pages.
   *
   * @param view  from where the fund is looked at, whose partners and money the plan must have
   * @throws org.commonpurse.ledger.document.DocumentException if a document cannot be read; {@code
   *     FORECAST_PARTNER_UNKNOWN} if the plan has a partner that is none of the fund's
   * @throws org.commonpurse.ledger.problem.ProblemException {@code FORECAST_CURRENCY_DIFFERS}; what a
   *     simulation refuses
   */
  List<Page> pages(Ledger ledger, FundCode fund, View view) {
    var request = new ForecastWork.Request(plan, Optional.empty(), settings);
    ledger.books().at(view, at -> ForecastWork.of(at, fund, request));
    var futures =
        new SimulatePlan(new SimulationRequest(plan, agreement, Optional.empty(), settings))
            .run(SimulationProgress.NONE);
    var found =
        ProjectPlan.of(
                new ProjectionRequest(
                    new ProjectionRequest.Forecast(plan, agreement),
                    List.of(),
                    Optional.of(Horizon.ALL),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty()))
            .run();
    var shared =
        agreement
            .map(document -> "shared by " + AgreementReader.read(document).label())
            .orElse("nothing shared");
    var pages = new ArrayList<Page>();
    pages.addAll(
        FuturesReport.pages(
            futures,
            "%,d futures, seed %d, %s".formatted(futures.paths(), futures.seed(), shared)));
    TrustPage.of(found.plan(), found.swings(), shared).ifPresent(pages::add);
    return pages;
  }
}
