package org.commonpurse.api.operation.access;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.NewGrant;

/** Takes a role back. */
@OperationSpec(
    name = "role-withdraw",
    summary = "takes a role back",
    routes = {
      "POST /api/v1/access/grants/{grant}/withdraw",
      "POST /api/v1/funds/{fund}/access/grants/{grant}/withdraw"
    },
    command = "access withdraw",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "access-end",
    problems = {"ACCESS_GRANT_UNKNOWN", "ACCESS_LAST_ADMINISTRATOR"})
public final class WithdrawRole {

  private final Ledger ledger;

  private final Clock clock;

  private final LastAdministrator last;

  /** In these books, by this clock. */
  public WithdrawRole(Ledger ledger, Clock clock, LastAdministrator last) {
    this.ledger = ledger;
    this.clock = clock;
    this.last = last;
  }

  /**
   * Takes back the role that was given under a number. One that was taken back stays as it is.
   *
   * @param reach  how far whoever asks may take access; a role beyond is answered as one that is not there
   */
  public Grant run(long number, End end, Reach reach, Caller caller) {
    var request = caller.asks("role-withdraw", number, end.reason());
    return ledger
        .access()
        .change(
            register -> {
              requireWithin(register, number, reach);
              if (request.flatMap(register::resultOf).isEmpty()) {
                last.requireOneLeft(
                    register,
                    clock.instant(),
                    end.isEvenIfLast(),
                    () -> withdraw(register, number, end.reason(), caller));
                request.ifPresent(asked -> register.done(asked, Long.toString(number)));
              }
              return register.withdraw(number, caller.actor(), end.reason());
            });
  }

  /** Takes it back, and what was delegated of it: nobody stands in for whoever has it no longer. */
  private void withdraw(AccessChange register, long number, String reason, Caller caller) {
    var withdrawn = register.withdraw(number, caller.actor(), reason).grant();
    register.grants().stream()
        .filter(each -> each.isNotOver(clock.instant()))
        .filter(each -> isDelegated(each.grant(), withdrawn))
        .forEach(each -> register.withdraw(each.number(), caller.actor(), reason));
  }

  private static boolean isDelegated(NewGrant grant, NewGrant of) {
    return grant.delegatedBy().equals(Optional.of(of.subject().id()))
        && grant.role().equals(of.role())
        && grant.partner().equals(of.partner())
        && grant.fund().filter(of::reaches).isPresent();
  }

  private static void requireWithin(AccessChange register, long number, Reach reach) {
    if (register.grants().stream()
        .noneMatch(each -> each.number() == number && reach.holds(each.grant()))) {
      throw AccessChange.unknownGrant(number);
    }
  }
}
