package org.commonpurse.api.operation.access;

import java.util.List;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessKey;

/** All keys. */
@OperationSpec(
    name = "keys",
    summary = "the keys, good or not, without their secrets",
    command = "access key list",
    onlyOneDoor = "whoever may write to the database gives them; a route is still to come",
    permission = Permission.REVIEW_ACCESS,
    idempotency = Idempotency.READS)
public final class ListKeys {

  private final Ledger ledger;

  /** In these books. */
  public ListKeys(Ledger ledger) {
    this.ledger = ledger;
  }

  /** All of them, in the order in which they were made. */
  public List<AccessKey> run() {
    return ledger.access().keys();
  }
}
