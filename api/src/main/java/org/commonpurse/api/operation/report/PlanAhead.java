package org.commonpurse.api.operation.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.forecast.ForecastOutcomes;
import org.commonpurse.allocation.forecast.ForecastWork;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.projection.RangeUnit;
import org.commonpurse.allocation.projection.StatedAssumption;
import org.commonpurse.allocation.simulation.SimulationProgress;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.api.operation.projection.ProjectPlan;
import org.commonpurse.api.operation.projection.ProjectionRequest;
import org.commonpurse.api.operation.projection.SimulatePlan;
import org.commonpurse.api.operation.projection.SimulationRequest;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.board.PlanGrounds;
import org.commonpurse.reports.board.PlanPages;
import org.commonpurse.reports.board.TrustPage;
import org.commonpurse.reports.futures.FuturesReport;

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
   * Reads a plan that is asked about, with its agreement and how futures are drawn.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if it is not what {@code
   *     plan-ahead.schema.json} describes
   */
  public static PlanAhead read(Document document) {
    var root = document.requireValid(Schema.PLAN_AHEAD).root();
    return of(
        ProjectionRequest.within(root.get("plan"), "plan"),
        root.has("agreement")
            ? Optional.of(ProjectionRequest.within(root.get("agreement"), "agreement"))
            : Optional.empty(),
        number(root, "paths"),
        number(root, "seed"));
  }

  private static Optional<Long> number(Field root, String name) {
    return root.has(name)
        ? Optional.of(root.get(name).decimal().longValueExact())
        : Optional.empty();
  }

  /**
   * A plan whose futures are drawn as {@code simulate} draws them.
   *
   * @param paths  how many; {@value SimulationRequest#PATHS} if empty
   * @param seed  what chance begins with; 1 if empty
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SIMULATION_OUT_OF_RANGE}
   */
  public static PlanAhead of(
      Document plan, Optional<Document> agreement, Optional<Long> paths, Optional<Long> seed) {
    return new PlanAhead(
        plan,
        agreement,
        new SimulationSettings(
            paths.orElse(SimulationRequest.PATHS),
            OptionalLong.empty(),
            seed.orElse(1L),
            SimulationRequest.threads(),
            false));
  }

  /**
   * Checks that the plan is in the fund's money and of its partners.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if the plan cannot be read; {@code
   *     FORECAST_PARTNER_UNKNOWN} if it has a partner that is none of the fund's
   * @throws org.commonpurse.ledger.problem.ProblemException {@code FORECAST_CURRENCY_DIFFERS}
   */
  void requireOf(Snapshot at, FundCode fund) {
    ForecastWork.of(at, fund, new ForecastWork.Request(plan, Optional.empty(), settings));
  }

  /**
   * The pages.
   *
   * @param names  what the fund calls its partners, and all of them together
   * @param record  how earlier forecasts of the fund came out
   * @param progress  told how many futures are done
   * @throws org.commonpurse.ledger.document.DocumentException if a document cannot be read
   * @throws org.commonpurse.ledger.problem.ProblemException what a simulation refuses
   */
  PlanPages pages(
      Function<PartnerCode, String> names, ForecastOutcomes record, SimulationProgress progress) {
    var futures =
        new SimulatePlan(new SimulationRequest(plan, agreement, Optional.empty(), settings))
            .run(progress);
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
    return new PlanPages(
        FuturesReport.pages(
            futures,
            found.plan(),
            names,
            "%,d futures, seed %d, %s".formatted(futures.paths(), futures.seed(), shared)),
        TrustPage.of(found.plan(), found.swings(), grounds(names, record), shared));
  }

  private PlanGrounds grounds(Function<PartnerCode, String> names, ForecastOutcomes record) {
    var correlations = plan.root().get("correlations");
    return new PlanGrounds(
        StatedAssumption.of(plan),
        RangeUnit.of(plan),
        !correlations.items().isEmpty() || correlations.has("matrix"),
        plan.root().get("notInFigures").items().stream().map(Field::text).toList(),
        agreement.isPresent(),
        record,
        names);
  }
}
