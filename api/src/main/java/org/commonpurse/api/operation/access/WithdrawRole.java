package org.commonpurse.api.operation.access;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.id.Actor;

/** Takes a role back. */
@OperationSpec(
    name = "role-withdraw",
    summary = "takes a role back",
    command = "access withdraw",
    onlyOneDoor = "whoever may write to the database gives them; a route is still to come",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_CONTENT,
    problems = {"ACCESS_GRANT_UNKNOWN"})
public final class WithdrawRole {

  private final Ledger ledger;

  /** In these books. */
  public WithdrawRole(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Takes back the role that was given under a number. */
  public Grant run(long number, Actor by, String reason) {
    return ledger.access().withdraw(number, by, reason);
  }
}
