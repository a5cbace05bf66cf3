package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_PARTNER_NEEDED;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_PARTNER_UNKNOWN;

import java.time.Clock;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.PartnerCode;

/** Gives a role. */
@OperationSpec(
    name = "role-grant",
    summary = "gives somebody a role in a fund, or in all",
    command = "access grant",
    onlyOneDoor = "whoever may write to the database gives them; a route is still to come",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_CONTENT,
    problems = {
      "ACCESS_MOMENT_PAST",
      "ACCESS_PARTNER_NEEDED",
      "ACCESS_ROLE_UNKNOWN",
      "LEDGER_FUND_UNKNOWN",
      "LEDGER_PARTNER_UNKNOWN"
    })
public final class GrantRole {

  private final Ledger ledger;

  private final Clock clock;

  /** In these books, by this clock. */
  public GrantRole(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Gives one.
   *
   * @param by  who gives it
   * @param reason  why; may be empty
   */
  public Grant run(NewGrant grant, Actor by, String reason) {
    var role = Role.of(grant.role());
    ApiKeys.requireToCome(grant.until(), clock);
    if (role.isOfPartner() != grant.partner().isPresent()) {
      throw ACCESS_PARTNER_NEEDED
          .because(
              role.isOfPartner()
                  ? "One is " + role.word() + " for a partner. Name it."
                  : "One is " + role.word() + " for no partner. Leave it out.",
              "role",
              role.word())
          .toException();
    }
    grant
        .fund()
        .ifPresent(
            code -> {
              var fund = ledger.funds().get(code);
              grant.partner().ifPresent(partner -> requirePartner(fund, partner));
            });
    return ledger.access().grant(grant, by, reason);
  }

  private static void requirePartner(Fund fund, PartnerCode partner) {
    if (fund.partner(partner).isEmpty()) {
      throw LEDGER_PARTNER_UNKNOWN
          .because(
              "Fund " + fund.code() + " has no partner " + partner + ". Correct the code.",
              "partner",
              partner)
          .toException();
    }
  }
}
