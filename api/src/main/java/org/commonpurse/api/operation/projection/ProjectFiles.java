package org.commonpurse.api.operation.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.gainshare.TransferAnswer;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.allocation.projection.Sensitivity;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;

/** Works a plan of years to come out, in a file, with scenarios of it and an agreement. */
@OperationSpec(
    name = "project",
    summary =
        "where costs fall and savings land in years to come, by a plan and its scenarios in a file",
    command = "project",
    onlyOneDoor = "it needs no books, and so no service",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = {"plan", "agreement"},
    problems = {
      "AGREEMENT_NOT_IN_FORCE",
      "ALLOCATION_PARTNER_UNKNOWN",
      "APPRAISAL_PARTNER_UNKNOWN",
      "APPRAISAL_SCENARIO_UNKNOWN",
      "APPRAISAL_YEAR_BEYOND_RATES",
      "OUTTURN_INCOMPLETE"
    })
public final class ProjectFiles {

  /**
   * What came of it.
   *
   * @param plan  the plan as it stands
   * @param scenarios  each scenario that was asked for, in order
   * @param sensitiveFor  whose present value the swings are of
   * @param swings  what each uncertain assumption does to it, the widest first; none where that was not asked
   * @param leastTransfers  what would leave nobody worse off, or why nothing does, where that was asked
   */
  public record Output(
      Projection plan,
      List<Projection> scenarios,
      Optional<PartnerCode> sensitiveFor,
      List<Swing> swings,
      Optional<TransferAnswer> leastTransfers) {}

  /**
   * Works it out.
   *
   * @param plan  what {@code plan.schema.json} describes
   * @param agreement  what {@code agreement.schema.json} describes; nothing is shared without one
   * @param scenarios  the names of scenarios to set beside it
   * @param sensitiveFor  for whom to move each uncertain assumption over its range; for nobody if empty
   * @param areTransfersWanted  whether to find the least transfers
   */
  public Output run(
      Document plan,
      Optional<Document> agreement,
      List<String> scenarios,
      Optional<PartnerCode> sensitiveFor,
      boolean areTransfersWanted) {
    var read = new Scenarios(plan);
    Optional<Agreement> shared = agreement.map(AgreementReader::read);
    var projected = new ArrayList<Projection>();
    for (var scenario : scenarios) {
      projected.add(Projection.of(read.plan(scenario), shared));
    }
    var swings =
        sensitiveFor.map(partner -> Sensitivity.of(plan, shared, partner)).orElse(List.of());
    var standing = Projection.of(read.plan(), shared);
    return new Output(
        standing,
        projected,
        sensitiveFor,
        swings,
        areTransfersWanted
            ? Optional.of(standing.leastTransfers(TransferLimits.NONE))
            : Optional.empty());
  }
}
