package org.commonpurse.api.operation.agreement;

import org.commonpurse.allocation.agreement.AgreementChanges;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.document.Document;

/** Tells what differs between two versions of an agreement in files. */
@OperationSpec(
    name = "agreement-diff",
    summary = "tells in words, clause by clause, what differs between two agreements in files",
    command = "agreement diff",
    onlyOneDoor = "it needs no books, and so no service",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "agreement")
public final class CompareAgreements {

  /**
   * Compares them.
   *
   * @param before  the earlier version, as {@code agreement.schema.json} describes it
   * @param after  the later version
   * @throws org.commonpurse.ledger.document.DocumentException if one is wrong in itself
   */
  public AgreementChanges run(Document before, Document after) {
    return AgreementChanges.between(AgreementReader.read(before), AgreementReader.read(after));
  }
}
