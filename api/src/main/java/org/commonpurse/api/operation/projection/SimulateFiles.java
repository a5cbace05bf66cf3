package org.commonpurse.api.operation.projection;

import java.util.Optional;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.simulation.Cancellation;
import org.commonpurse.allocation.simulation.Futures;
import org.commonpurse.allocation.simulation.Simulation;
import org.commonpurse.allocation.simulation.SimulationProgress;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.allocation.simulation.UncertainPlan;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.document.Document;

/** Works a plan in a file out in many possible futures, with an agreement. */
@OperationSpec(
    name = "simulate",
    summary =
        "how sure what a plan comes to is, over many possible futures of the uncertain numbers in a file",
    command = "simulate",
    onlyOneDoor = "it needs no books, and so no service",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = {"plan", "agreement"},
    problems = {
      "AGREEMENT_NOT_IN_FORCE",
      "ALLOCATION_PARTNER_UNKNOWN",
      "APPRAISAL_SCENARIO_UNKNOWN",
      "APPRAISAL_YEAR_BEYOND_RATES",
      "OUTTURN_INCOMPLETE",
      "SIMULATION_CANCELLED",
      "SIMULATION_OUT_OF_RANGE"
    })
public final class SimulateFiles {

  /**
   * Simulates it.
   *
   * @param plan  what {@code plan.schema.json} describes, with ranges
   * @param agreement  what {@code agreement.schema.json} describes; nothing is shared without one
   * @param scenario  the scenario to take in place of the plan as it stands
   * @param progress  told how far it has come
   * @param cancellation  by which it can be stopped
   */
  public Futures run(
      Document plan,
      Optional<Document> agreement,
      Optional<String> scenario,
      SimulationSettings settings,
      SimulationProgress progress,
      Cancellation cancellation) {
    return Simulation.run(
        UncertainPlan.read(plan, scenario),
        agreement.map(AgreementReader::read),
        settings,
        progress,
        cancellation);
  }
}
