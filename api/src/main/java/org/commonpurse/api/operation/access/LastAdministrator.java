package org.commonpurse.api.operation.access;

import static org.commonpurse.ledger.problem.AccessProblem.ACCESS_LAST_ADMINISTRATOR;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.access.Role;
import org.commonpurse.api.access.signin.GroupRole;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.access.AccessChange;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.id.FundCode;

/**
 * Keeps one from being locked out without being told: somebody has to be left who manages access in all
 * funds and can come in, by a key that is good for everything, or by signing in. Who broke the glass is
 * gone in an hour, and does not count.
 */
public final class LastAdministrator {

  private static final String BROKE_THE_GLASS = "break-glass:";

  private final List<Issuer> issuers;

  /** Where these issuers let people in. */
  public LastAdministrator(List<Issuer> issuers) {
    this.issuers = List.copyOf(issuers);
  }

  /**
   * Refuses a change after which nobody is left, where somebody was before.
   *
   * @param change  as it is before
   * @param act  what is done to it
   * @throws org.commonpurse.ledger.problem.ProblemException {@code ACCESS_LAST_ADMINISTRATOR}
   */
  void requireOneLeft(AccessChange change, Instant now, boolean isEvenIfLast, Runnable act) {
    boolean isThere = isThere(change, now);
    act.run();
    if (isThere && !isEvenIfLast && !isThere(change, now)) {
      throw ACCESS_LAST_ADMINISTRATOR
          .because(
              "Nobody else manages access in all funds and can come in. Let somebody else have the role and"
                  + " a key first, or say that it is to be done even if it is the last. Nothing was"
                  + " recorded.")
          .toException();
    }
  }

  private boolean isThere(AccessChange change, Instant now) {
    var keys = change.keys().stream().filter(key -> key.isGood(now)).toList();
    return issuers.stream().flatMap(issuer -> issuer.groups().stream()).anyMatch(this::manages)
        || change.grants().stream()
            .filter(grant -> grant.isGood(now) && manages(grant))
            .map(grant -> grant.grant().subject().id())
            .anyMatch(
                id ->
                    signsIn(id)
                        || keys.stream()
                            .anyMatch(
                                key ->
                                    key.key().subject().id().equals(id)
                                        && key.key().scope().equals(KeyScope.ALL)));
  }

  private boolean signsIn(String id) {
    return issuers.stream().anyMatch(issuer -> id.startsWith(issuer.url() + Issuer.SEPARATOR));
  }

  private boolean manages(Grant grant) {
    return manages(grant.grant().role(), grant.grant().fund())
        && !grant.grant().subject().id().startsWith(BROKE_THE_GLASS);
  }

  private boolean manages(GroupRole group) {
    return manages(group.role(), group.fund());
  }

  private static boolean manages(String role, Optional<FundCode> fund) {
    return fund.isEmpty()
        && Role.find(role).filter(known -> known.has(Permission.MANAGE_ACCESS)).isPresent();
  }
}
