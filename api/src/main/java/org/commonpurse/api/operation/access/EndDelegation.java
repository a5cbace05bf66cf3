package org.commonpurse.api.operation.access;

import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.id.FundCode;

/** Ends early that somebody else answers in one's place. */
@OperationSpec(
    name = "delegation-end",
    summary = "ends early that somebody else answers in one's place",
    routes = "POST /api/v1/funds/{fund}/access/delegations/{grant}/end",
    onlyOneDoor = "A command does not know who asks.",
    permission = Permission.ANSWER,
    idempotency = Idempotency.BY_CONTENT,
    requests = "reason",
    problems = "ACCESS_GRANT_UNKNOWN")
public final class EndDelegation {

  private final Ledger ledger;

  /** In these books. */
  public EndDelegation(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Ends it; one that has ended stays as it is.
   *
   * @param number  of the grant; one that is not theirs is answered as one that is not there
   */
  public Grant run(FundCode fund, long number, String reason, Caller caller) {
    return ledger
        .access()
        .change(
            register -> {
              boolean isTheirs =
                  register.grants().stream()
                      .anyMatch(
                          each ->
                              each.number() == number
                                  && each.grant().fund().equals(Optional.of(fund))
                                  && each.grant()
                                      .delegatedBy()
                                      .equals(Optional.of(caller.actor().id())));
              if (!isTheirs) {
                throw AccessChange.unknownGrant(number);
              }
              return register.withdraw(number, caller.actor(), reason);
            });
  }
}
