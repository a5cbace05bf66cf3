package org.commonpurse.api.operation.agreement;

import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.document.Document;

/** Reads an agreement in a file as sentences. */
@OperationSpec(
    name = "agreement-read",
    summary = "reads an agreement in a file as sentences",
    command = "agreement read",
    onlyOneDoor = "it needs no books, and so no service",
    permission = Permission.READ_ALLOCATIONS,
    idempotency = Idempotency.READS,
    requests = "agreement")
public final class ReadAgreement {

  /**
   * Reads it.
   *
   * @param document  what {@code agreement.schema.json} describes
   * @throws org.commonpurse.ledger.document.DocumentException if it is wrong in itself
   */
  public Agreement run(Document document) {
    return AgreementReader.read(document);
  }
}
