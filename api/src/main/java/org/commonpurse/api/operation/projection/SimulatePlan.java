package org.commonpurse.api.operation.projection;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
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
import org.commonpurse.reports.futures.FuturesReport;
import org.commonpurse.reports.pdf.Pdf;

/** Works a plan out in many possible futures, with an agreement. */
@OperationSpec(
    name = "simulate",
    summary =
        "how sure what a plan comes to is, over many possible futures of its uncertain numbers; over HTTP a job is started",
    routes = "POST /api/v1/simulations",
    command = "simulate",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "simulation-request",
    problems = {
      "AGREEMENT_NOT_IN_FORCE",
      "ALLOCATION_PARTNER_UNKNOWN",
      "OUTTURN_INCOMPLETE",
      "SERVICE_JOBS_TOO_MANY",
      "SIMULATION_CANCELLED",
      "SIMULATION_OUT_OF_RANGE"
    })
public final class SimulatePlan {

  private final UncertainPlan plan;
  private final Optional<Agreement> agreement;
  private final SimulationSettings settings;

  /**
   * Reads all that it rests on, so that what is wrong with it is refused before anything is drawn.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if a document cannot be read
   */
  public SimulatePlan(SimulationRequest request) {
    this.plan = UncertainPlan.read(request.plan(), request.scenario());
    this.agreement = request.agreement().map(AgreementReader::read);
    this.settings = request.settings();
  }

  /**
   * Simulates it; ends with {@code SIMULATION_CANCELLED} soon after its thread is interrupted.
   *
   * @param progress  told how far it has come
   */
  public Futures run(SimulationProgress progress) {
    return Simulation.run(plan, agreement, settings, progress, new Cancellation());
  }

  /**
   * Writes what it came to as a report (PDF).
   *
   * @param on  the day on which it is prepared
   * @param out  is left open
   */
  public static void writeReport(Futures futures, LocalDate on, OutputStream out) {
    Pdf.write(FuturesReport.of(futures, on), out);
  }
}
