package org.commonpurse.api.operation.projection;

import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.allocation.simulation.SimulationSettings;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.money.Amounts;

/**
 * A plan that is to be simulated.
 *
 * @param plan  what {@code plan.schema.json} describes, with ranges
 * @param agreement  what {@code agreement.schema.json} describes; nothing is shared without one
 * @param scenario  the scenario to take in place of the plan as it stands
 */
public record SimulationRequest(
    Document plan,
    Optional<Document> agreement,
    Optional<String> scenario,
    SimulationSettings settings) {

  /** How many paths there are where nothing is said. */
  public static final long PATHS = 16_384;

  /** As many threads as there are processors, as far as they are taken. */
  public static int threads() {
    return Math.min(Runtime.getRuntime().availableProcessors(), SimulationSettings.THREADS_MAX);
  }

  /**
   * Reads a request.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if it is not what {@code
   *     simulation-request.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SIMULATION_OUT_OF_RANGE}
   */
  public static SimulationRequest read(Document document) {
    var root = document.requireValid(Schema.SIMULATION_REQUEST).root();
    var error = root.get("toError").optionalText().map(SimulationRequest::pence);
    var settings =
        new SimulationSettings(
            root.has("paths") ? root.get("paths").decimal().longValueExact() : PATHS,
            error.isPresent() ? OptionalLong.of(error.get()) : OptionalLong.empty(),
            root.has("seed") ? root.get("seed").decimal().longValueExact() : 1,
            threads(),
            root.get("sobol").isTrue());
    return new SimulationRequest(
        ProjectionRequest.within(root.get("plan"), "plan"),
        root.has("agreement")
            ? Optional.of(ProjectionRequest.within(root.get("agreement"), "agreement"))
            : Optional.empty(),
        root.get("scenario").optionalText(),
        settings);
  }

  private static long pence(String amount) {
    return Amounts.parsePence(amount, Amounts.GBP);
  }
}
