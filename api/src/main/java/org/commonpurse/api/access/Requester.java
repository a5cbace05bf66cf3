package org.commonpurse.api.access;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_ALLOWED;

import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.fund.Funds;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;

/** Who asks, and what they may. */
public sealed interface Requester permits KnownRequester, TrustedRequester {

  /** Who it is, with the roles they have in a fund; empty where a header says who it is. */
  Optional<Actor> actor(Optional<FundCode> fund);

  /**
   * The partners for which they may do something in a fund; nothing where they may do it for the fund, or
   * not at all.
   */
  Optional<Set<PartnerCode>> partners(Permission permission, FundCode fund);

  /** What their right to ask rests on. */
  Credential credential();

  /** What tells requesters apart. */
  String id();

  /** Whether a fund is there for them: they have any role in it. */
  boolean sees(FundCode fund);

  /** Whether they may do something in a fund. */
  boolean may(Permission permission, FundCode fund);

  /** Whether they may do something in a fund for all of it, and not for a partner only. */
  boolean mayForFund(Permission permission, FundCode fund);

  /** Whether they may do something in a fund for a partner. */
  boolean mayFor(PartnerCode partner, Permission permission, FundCode fund);

  /** Whether they have a role in a fund by themselves, and not in somebody's place. */
  boolean hasItself(Role role, FundCode fund, Optional<PartnerCode> partner);

  /** The same without what they may do in the place of somebody, by the id of that person. */
  Requester notInPlaceOf(String id);

  /** Whether they may do something in some fund. */
  boolean mayAnywhere(Permission permission);

  /** Whether they may do something in all funds, also those to come. */
  boolean mayEverywhere(Permission permission);

  /** What they show is good for, within what they may do. */
  KeyScope scope();

  /** Whether what they show is good for an operation, by name. */
  boolean mayUse(String operation);

  /**
   * Lets them do something in a fund, or does not.
   *
   * @throws ProblemException {@code LEDGER_FUND_UNKNOWN} if the fund is not there for them, in the
   *     words in which it is told where there is no such fund; {@code SERVICE_NOT_ALLOWED}
   */
  default void require(Permission permission, FundCode fund) {
    if (!sees(fund)) {
      throw Funds.unknown(fund);
    }
    if (!may(permission, fund)) {
      throw refusal("in fund " + fund, permission, fund.value());
    }
  }

  /**
   * Lets them do something that is of no one fund, or does not.
   *
   * @param isEverywhere  whether they must be allowed to in all funds, and not only in one
   * @throws ProblemException {@code SERVICE_NOT_ALLOWED}
   */
  default void requireBeyondFunds(Permission permission, boolean isEverywhere) {
    if (!(isEverywhere ? mayEverywhere(permission) : mayAnywhere(permission))) {
      throw refusal(isEverywhere ? "in all funds" : "in any fund", permission, "");
    }
  }

  /**
   * Lets them use an operation, or does not.
   *
   * @throws ProblemException {@code SERVICE_NOT_ALLOWED}
   */
  default void requireUse(String operation) {
    if (!mayUse(operation)) {
      throw SERVICE_NOT_ALLOWED
          .because(
              "This key is not good for the operation "
                  + operation
                  + ". Use another key, or ask an administrator for one.",
              "operation",
              operation)
          .toException();
    }
  }

  private static ProblemException refusal(String where, Permission permission, String fund) {
    var word = WireName.of(permission);
    return SERVICE_NOT_ALLOWED
        .because(
            "You have no role with the permission "
                + word
                + " "
                + where
                + ". Ask an administrator for one.",
            "permission",
            word,
            "fund",
            fund)
        .toException();
  }
}
