package org.commonpurse.api.operation.proof;

import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;

/** Lets a role of a PostgreSQL server run the service, and change nothing that is recorded. */
@OperationSpec(
    name = "database-role",
    summary =
        "lets a role of a PostgreSQL server run the service, without a right to change what is recorded",
    command = "database-role",
    onlyOneDoor = "the role as which the service answers may not grant itself anything",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_CONTENT,
    problems = "LEDGER_ROLE_UNFIT")
public final class LetRun {

  private final Ledger ledger;

  /** On these books, opened as the owner of their tables. */
  public LetRun(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Grants it what the service needs.
   *
   * @param role  its name
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_ROLE_UNFIT}
   */
  public void run(String role) {
    ledger.letRun(role);
  }
}
