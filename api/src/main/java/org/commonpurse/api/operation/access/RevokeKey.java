package org.commonpurse.api.operation.access;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.id.Actor;

/** Revokes a key. */
@OperationSpec(
    name = "key-revoke",
    summary = "revokes a key, for good",
    command = "access key revoke",
    onlyOneDoor = "whoever may write to the database gives them; a route is still to come",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_CONTENT,
    problems = {"ACCESS_KEY_UNKNOWN"})
public final class RevokeKey {

  private final Ledger ledger;

  /** In these books. */
  public RevokeKey(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Revokes the key of an id. */
  public AccessKey run(String keyId, Actor by, String reason) {
    return ledger.access().revoke(keyId, by, reason);
  }
}
