package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_OPERATION_UNKNOWN;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.id.Actor;

/** Makes a key. */
@OperationSpec(
    name = "key-create",
    summary = "makes a key for somebody, and shows it this once",
    command = "access key create",
    onlyOneDoor = "whoever may write to the database gives them; a route is still to come",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.NONE,
    problems = {"ACCESS_MOMENT_PAST", "ACCESS_OPERATION_UNKNOWN"})
public final class CreateKey {

  private final Ledger ledger;

  private final Clock clock;

  /** In these books, by this clock. */
  public CreateKey(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @param subject  whose it is
   * @param scope  what it is good for
   * @param known  the names of all operations
   * @param until  from when on it is good for nothing
   * @param by  who makes it
   * @param reason  why; may be empty
   */
  public ApiKeys.Issued run(
      Actor subject,
      KeyScope scope,
      Set<String> known,
      Optional<Instant> until,
      Actor by,
      String reason) {
    for (var operation : scope.operations()) {
      if (!known.contains(operation)) {
        throw ACCESS_OPERATION_UNKNOWN
            .because(
                "There is no operation \"" + operation + "\". Use a name like entry-post.",
                "operation",
                operation)
            .toException();
      }
    }
    return new ApiKeys(ledger.access(), clock).create(subject, scope, until, by, reason);
  }
}
