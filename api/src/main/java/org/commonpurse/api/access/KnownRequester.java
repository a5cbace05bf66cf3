package org.commonpurse.api.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/**
 * Somebody who has shown who it is.
 *
 * @param subject  who
 * @param grants  the roles they have now
 * @param scope  what the key they showed is good for
 */
public record KnownRequester(Actor subject, List<Grant> grants, KeyScope scope)
    implements Requester {

  public KnownRequester {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(scope, "scope");
    grants = List.copyOf(grants);
  }

  @Override
  public Optional<Actor> actor(Optional<FundCode> fund) {
    var roles =
        fund.map(code -> roles(reaching(code)).map(Role::code).collect(Collectors.toSet()))
            .orElse(Set.of());
    return Optional.of(new Actor(subject.id(), subject.name(), roles));
  }

  @Override
  public String id() {
    return subject.id();
  }

  @Override
  public boolean sees(FundCode fund) {
    return roles(reaching(fund)).findAny().isPresent();
  }

  @Override
  public boolean may(Permission permission, FundCode fund) {
    return roles(reaching(fund)).anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean mayAnywhere(Permission permission) {
    var reached =
        grants.stream().filter(each -> each.grant().fund().map(scope::holds).orElse(true));
    return roles(reached).anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean mayEverywhere(Permission permission) {
    var general = grants.stream().filter(each -> each.grant().fund().isEmpty());
    return scope.funds().isEmpty() && roles(general).anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean mayUse(String operation) {
    return scope.holds(operation);
  }

  private Stream<Grant> reaching(FundCode fund) {
    return scope.holds(fund)
        ? grants.stream().filter(grant -> grant.reaches(fund))
        : Stream.empty();
  }

  /** A role that another version of this program gave, and this one does not know, lets nobody do anything. */
  private static Stream<Role> roles(Stream<Grant> grants) {
    return grants.flatMap(each -> Role.find(each.grant().role()).stream());
  }
}
