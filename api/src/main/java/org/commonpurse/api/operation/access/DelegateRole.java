package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_BEYOND_REACH;

import java.time.Clock;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Requester;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Lets somebody else answer in one's place for a time. Who stands in does not answer what the one in whose place
 * they stand has proposed, and cannot hand the role on.
 */
@OperationSpec(
    name = "role-delegate",
    summary = "lets somebody else answer proposals in one's place, from one day to another",
    routes = "POST /api/v1/funds/{fund}/access/delegations",
    onlyOneDoor = "A command does not know who asks.",
    permission = Permission.ANSWER,
    idempotency = Idempotency.BY_CONTENT,
    requests = "access-delegation-request",
    problems = {
      "ACCESS_BEYOND_REACH",
      "ACCESS_MOMENT_PAST",
      "ACCESS_PARTNER_NEEDED",
      "ACCESS_ROLE_UNKNOWN",
      "ACCESS_SUBJECT_RESERVED"
    })
public final class DelegateRole {

  private final Ledger ledger;
  private final Clock clock;

  /** In these books, by this clock. */
  public DelegateRole(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Lets somebody stand in; the same again changes nothing.
   *
   * @param grant  the role in one fund, with who delegates it and until when
   * @param reason  why; may be empty
   * @throws ProblemException {@code ACCESS_BEYOND_REACH} if it is not a role that answers proposals, or not
   *     one that whoever asks has by themselves
   */
  public Grant run(NewGrant grant, String reason, Requester requester, Caller caller) {
    Subjects.require(grant.subject());
    var role = Role.of(grant.role());
    GrantRole.requirePartner(role, grant);
    FundCode fund = ledger.funds().get(grant.fund().orElseThrow()).code();
    boolean isTheirs =
        role.has(Permission.ANSWER) && requester.hasItself(role, fund, grant.partner());
    if (!isTheirs || grant.subject().isSameAs(caller.actor())) {
      throw ACCESS_BEYOND_REACH
          .because(
              "One lets somebody else answer with a role that one has by oneself in fund %s, and that answers proposals; %s is none of these for you."
                  .formatted(fund, role.word()),
              "fund",
              fund,
              "role",
              role.word())
          .toException();
    }
    ApiKeys.requireToCome(grant.until(), clock);
    return ledger.access().grant(grant, caller.actor(), reason);
  }
}
