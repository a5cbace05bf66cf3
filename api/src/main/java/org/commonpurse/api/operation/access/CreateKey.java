package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_KEY_SHOWN;
import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_OPERATION_UNKNOWN;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.operation.input.Caller;
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
    routes = {"POST /api/v1/access/keys", "POST /api/v1/funds/{fund}/access/keys"},
    command = "access key create",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_KEY,
    requests = "access-key-request",
    problems = {
      "ACCESS_BEYOND_REACH",
      "ACCESS_KEY_SHOWN",
      "ACCESS_MOMENT_PAST",
      "ACCESS_OPERATION_UNKNOWN",
      "ACCESS_SUBJECT_RESERVED",
      "ENTRY_KEY_MISSING"
    })
public final class CreateKey {

  private final Ledger ledger;

  private final Clock clock;

  /** In these books, by this clock. */
  public CreateKey(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A key that somebody asks for.
   *
   * @param subject  whose it is
   * @param scope  what it is good for; without funds, where it is made in one fund: that fund
   * @param until  from when on it is good for nothing
   * @param reason  why; may be empty
   */
  public record Input(Actor subject, KeyScope scope, Optional<Instant> until, String reason) {}

  /**
   * Makes one. The same request again makes none, and is told of the one that was made: what it is was
   * shown then, and nobody has it any more.
   *
   * @param known  the names of all operations
   * @param reach  how far whoever asks may give access
   */
  public ApiKeys.Issued run(Input input, Set<String> known, Reach reach, Caller caller) {
    Subjects.require(input.subject());
    for (var operation : input.scope().operations()) {
      if (!known.contains(operation)) {
        throw ACCESS_OPERATION_UNKNOWN
            .because(
                "There is no operation \"" + operation + "\". Use a name like entry-post.",
                "operation",
                operation)
            .toException();
      }
    }
    var scope = reach.within(input.scope());
    var request =
        caller.asks(
            "key-create",
            input.subject().id(),
            input.subject().name(),
            new TreeSet<>(scope.funds().stream().map(Object::toString).toList()),
            new TreeSet<>(scope.operations()),
            input.until(),
            input.reason());
    return ledger
        .access()
        .change(
            register -> {
              request.flatMap(register::resultOf).ifPresent(CreateKey::refuseAgain);
              var issued =
                  new ApiKeys(ledger.access(), clock)
                      .create(
                          register,
                          input.subject(),
                          scope,
                          input.until(),
                          caller.actor(),
                          input.reason());
              request.ifPresent(asked -> register.done(asked, issued.key().key().id()));
              return issued;
            });
  }

  private static void refuseAgain(String id) {
    throw ACCESS_KEY_SHOWN
        .because(
            "This request was carried out before: it made the key "
                + id
                + ", which was shown then and cannot be shown again. If that answer was lost, revoke the"
                + " key and make another.",
            "key",
            id)
        .toException();
  }
}
