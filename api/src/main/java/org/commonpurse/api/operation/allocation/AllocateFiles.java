package org.commonpurse.api.operation.allocation;

import java.util.Optional;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.HandedOn;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.document.Document;

/** Applies an agreement in a file to an outturn in a file. */
@OperationSpec(
    name = "allocate",
    summary = "applies an agreement to an outturn, both in files",
    command = "allocate",
    onlyOneDoor = "it needs no books, and so no service",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = {"agreement", "outturn", "state"},
    problems = {
      "OUTTURN_CAUSE_UNKNOWN",
      "OUTTURN_INCOMPLETE",
      "AGREEMENT_NOT_IN_FORCE",
      "ALLOCATION_STATE_OF_ANOTHER",
      "ALLOCATION_STATE_NOT_BEFORE"
    })
public final class AllocateFiles {

  /**
   * Applies it.
   *
   * @param agreement  what {@code agreement.schema.json} describes
   * @param outturn  what {@code outturn.schema.json} describes
   * @param state  what {@code state.schema.json} describes: what the application to the period before
   *     handed on; none begins with what the agreement says
   */
  public Applied run(Document agreement, Document outturn, Optional<Document> state) {
    var read = AgreementReader.read(agreement);
    var figures = OutturnReader.read(outturn);
    var handedOn = state.map(document -> HandedOn.read(document, read));
    var before = handedOn.map(each -> each.to(read, figures)).orElse(State.INITIAL);
    var applied = Engine.apply(read, figures, before);
    return new Applied(applied, HandedOn.by(applied, handedOn));
  }

  /** What came of it, and what it hands on to the next period. */
  public record Applied(ApplicationResult result, HandedOn handedOn) {}
}
