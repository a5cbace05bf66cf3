package org.commonpurse.api.operation.allocation;

import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
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
    requests = {"agreement", "outturn"},
    problems = {"OUTTURN_INCOMPLETE", "AGREEMENT_NOT_IN_FORCE"})
public final class AllocateFiles {

  /**
   * Applies it.
   *
   * @param agreement  what {@code agreement.schema.json} describes
   * @param outturn  what {@code outturn.schema.json} describes
   */
  public ApplicationResult run(Document agreement, Document outturn) {
    return Engine.apply(
        AgreementReader.read(agreement), OutturnReader.read(outturn), State.INITIAL);
  }
}
