package org.commonpurse.api.operation.projection;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Standing;
import org.commonpurse.allocation.gainshare.NoDetrimentShares;
import org.commonpurse.allocation.gainshare.ShapleyValue;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.gainshare.TransferLimits;
import org.commonpurse.allocation.projection.ActualYears;
import org.commonpurse.allocation.projection.Bridge;
import org.commonpurse.allocation.projection.ForecastRecord;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.allocation.projection.SchemeWorth;
import org.commonpurse.allocation.projection.Sensitivity;
import org.commonpurse.allocation.projection.StartingPoint;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.api.operation.projection.ProjectionRequest.Forecast;
import org.commonpurse.api.operation.projection.ProjectionRequest.Question;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.projection.ProjectionWorkbook;
import org.commonpurse.reports.projection.ProjectionWorkbook.Basis;

/** Works a plan of years to come out, its first years as books have them where that is asked. */
@OperationSpec(
    name = "project",
    summary =
        "where costs fall and savings land in years to come, by a plan and its scenarios; over HTTP a job is started",
    routes = "POST /api/v1/projections",
    command = "project",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "projection-request",
    problems = {
      "AGREEMENT_NOT_IN_FORCE",
      "ALLOCATION_PARTNER_UNKNOWN",
      "GAIN_SCHEMES_TOO_MANY",
      "LEDGER_FUND_UNKNOWN",
      "OUTTURN_INCOMPLETE",
      "SERVICE_JOBS_TOO_MANY"
    })
public final class ProjectPlan {

  private final ProjectionRequest request;
  private final Scenarios scenarios;
  private final StartingPoint start;
  private final Optional<Bridge.Forecast> earlier;

  /**
   * What came of it.
   *
   * @param plan  the plan as it stands
   * @param scenarios  each scenario that was asked for, in order
   * @param sensitiveFor  whose present value the swings are of
   * @param swings  what each uncertain assumption does to it, the widest first; none where that was not asked
   * @param leastTransfers  what would leave nobody worse off, or why nothing does, where that was asked
   * @param shares  what shares of savings would leave nobody worse off, where that was asked
   * @param worths  what each scheme is worth, where that was asked
   * @param bridge  what changed since the forecast before, where that was asked
   * @param record  how good that forecast was, where that was asked and books have some of its years
   */
  public record Output(
      Projection plan,
      List<Projection> scenarios,
      Optional<PartnerCode> sensitiveFor,
      List<Swing> swings,
      Optional<TransferAnswer> leastTransfers,
      Optional<NoDetrimentShares> shares,
      Optional<ShapleyValue> worths,
      Optional<Bridge> bridge,
      Optional<ForecastRecord> record) {}

  private ProjectPlan(ProjectionRequest request, Optional<Snapshot> at) {
    this.request = request;
    this.scenarios = new Scenarios(request.forecast().plan());
    var plan = scenarios.plan();
    request.scenarios().forEach(scenarios::plan);
    this.start = start(plan, at);
    this.earlier = request.earlier().map(before -> earlierForecast(before));
  }

  /**
   * Reads all that it rests on, so that what is wrong with it is refused before anything is worked out.
   *
   * @param request  which takes no year from books
   */
  public static ProjectPlan of(ProjectionRequest request) {
    return new ProjectPlan(request, Optional.empty());
  }

  /** Reads all that it rests on, from one state of the books. */
  public static ProjectPlan of(ProjectionRequest request, Ledger ledger) {
    return request.books().isPresent()
        ? ledger.books().now(at -> new ProjectPlan(request, Optional.of(at)))
        : of(request);
  }

  private StartingPoint start(Plan plan, Optional<Snapshot> at) {
    var given = request.forecast().agreement().map(AgreementReader::read);
    return at.map(
            books -> {
              var from = request.books().orElseThrow();
              return StartingPoint.of(plan, books, from.fund(), Optional.of(from.last()), given);
            })
        .orElseGet(() -> StartingPoint.anew(given));
  }

  /** The earlier forecast, as it was made: no year of it was known then. */
  private static Bridge.Forecast earlierForecast(Forecast before) {
    var shared = before.agreement().map(AgreementReader::read).map(Standing::anew);
    new Scenarios(before.plan()).plan();
    return new Bridge.Forecast(before.plan(), shared.stream().toList(), ActualYears.NONE);
  }

  /** Works it out; ends with {@link java.util.concurrent.CancellationException} if its thread is interrupted. */
  public Output run() {
    var projected = new ArrayList<Projection>();
    for (var scenario : request.scenarios()) {
      projected.add(projection(scenarios.plan(scenario)));
    }
    var document = request.forecast().plan();
    var plan = projection(scenarios.plan());
    var bridge = earlier.map(before -> bridge(before, document));
    return new Output(
        plan,
        projected,
        request.sensitiveFor(),
        request
            .sensitiveFor()
            .map(partner -> Sensitivity.of(document, start.agreements(), start.actual(), partner))
            .orElse(List.of()),
        leastTransfers(plan),
        asked(Question.SHARES) ? Optional.of(plan.sharesThatHarmNobody()) : Optional.empty(),
        asked(Question.WORTH_OF_SCHEMES)
            ? Optional.of(SchemeWorth.of(plan.plan()))
            : Optional.empty(),
        bridge,
        bridge.flatMap(each -> ForecastRecord.of(each.before(), plan)));
  }

  /**
   * Writes the plan as it stands as a workbook (.xlsx) whose formulas recompute it.
   *
   * @param found  what came of it
   * @param out  is left open
   */
  public void writeWorkbook(Output found, OutputStream out) {
    var agreements = start.agreements().stream().map(each -> each.agreement().label()).toList();
    ProjectionWorkbook.write(found.plan(), new Basis(agreements, deflators()), out);
  }

  /** The edition of the price index that takes unit values to the plan's prices, where it names one. */
  private Optional<String> deflators() {
    var deflators = request.forecast().plan().root().get("deflators");
    return (deflators.isObject() ? deflators.get("edition") : deflators).optionalText();
  }

  private Bridge bridge(Bridge.Forecast before, Document document) {
    return Bridge.of(before, new Bridge.Forecast(document, start.agreements(), start.actual()));
  }

  private Projection projection(Plan plan) {
    return Projection.of(plan, start.agreements(), start.actual());
  }

  private boolean asked(Question question) {
    return request.questions().contains(question);
  }

  private Optional<TransferAnswer> leastTransfers(Projection plan) {
    if (asked(Question.TRANSFERS_WITHIN_BUDGETS)) {
      return Optional.of(plan.leastTransfers(TransferLimits.of(plan.plan().budgets())));
    }
    return asked(Question.LEAST_TRANSFERS)
        ? Optional.of(plan.leastTransfers(TransferLimits.NONE))
        : Optional.empty();
  }
}
