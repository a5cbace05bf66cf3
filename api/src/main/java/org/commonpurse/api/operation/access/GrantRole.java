package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_PARTNER_NEEDED;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_PARTNER_UNKNOWN;

import java.time.Clock;
import java.util.Optional;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;

/** Gives a role. */
@OperationSpec(
    name = "role-grant",
    summary = "gives somebody a role in a fund, or in all",
    routes = {"POST /api/v1/access/grants", "POST /api/v1/funds/{fund}/access/grants"},
    command = "access grant",
    permission = Permission.MANAGE_ACCESS,
    idempotency = Idempotency.BY_CONTENT,
    requests = "access-grant-request",
    problems = {
      "ACCESS_BEYOND_REACH",
      "ACCESS_MOMENT_PAST",
      "ACCESS_PARTNER_NEEDED",
      "ACCESS_ROLE_UNKNOWN",
      "ACCESS_SUBJECT_RESERVED",
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
   * @param asked  the role; without a fund, where it is given in one fund: in that
   * @param reason  why; may be empty
   * @param reach  how far whoever asks may give access
   */
  public Grant run(NewGrant asked, String reason, Reach reach, Caller caller) {
    Subjects.require(asked.subject());
    var role = Role.of(asked.role());
    requirePartner(role, asked);
    var grant = reach.within(asked);
    grant
        .fund()
        .ifPresent(
            code -> {
              var fund = ledger.funds().get(code);
              grant.partner().ifPresent(partner -> requirePartner(fund, partner));
            });
    var request =
        caller.asks(
            "role-grant",
            grant.subject().id(),
            grant.subject().name(),
            grant.role(),
            grant.fund(),
            grant.partner(),
            grant.from(),
            grant.until(),
            reason);
    return ledger.access().change(register -> give(register, request, grant, reason, caller));
  }

  private Grant give(
      AccessChange register,
      Optional<ActRequest> request,
      NewGrant grant,
      String reason,
      Caller caller) {
    var before = request.flatMap(register::resultOf).map(Long::parseLong);
    if (before.isPresent()) {
      return register.grants().stream()
          .filter(each -> each.number() == before.get())
          .findFirst()
          .orElseThrow();
    }
    ApiKeys.requireToCome(grant.until(), clock);
    var given = register.grant(grant, caller.actor(), reason);
    request.ifPresent(asked -> register.done(asked, Long.toString(given.number())));
    return given;
  }

  static void requirePartner(Role role, NewGrant grant) {
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
