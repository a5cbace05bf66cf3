package org.commonpurse.api.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.access.Grant;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Somebody who has shown who it is.
 *
 * @param subject  who
 * @param roles  the roles they have now, in any order
 * @param scope  what they showed is good for
 * @param credential  what their right to ask rests on
 */
public record KnownRequester(
    Actor subject, List<NewGrant> roles, KeyScope scope, Credential credential)
    implements Requester {

  public KnownRequester {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(credential, "credential");
    roles = List.copyOf(roles);
  }

  /**
   * Who shows a key, with the roles of its subject.
   *
   * @param grants  what the subject was ever given
   */
  static KnownRequester of(AccessKey key, List<Grant> grants, Instant now) {
    return new KnownRequester(
        key.key().subject(),
        Grant.good(grants, now),
        key.key().scope(),
        new Credential.ByKey(key.key().id()));
  }

  /**
   * Who signed in, with the roles of their groups and those that the register gives them besides.
   *
   * @param grants  what the subject was ever given
   */
  static KnownRequester of(
      Actor subject, Credential.BySignIn credential, List<Grant> grants, Instant now) {
    var roles = new ArrayList<>(credential.roles());
    roles.addAll(Grant.good(grants, now));
    return new KnownRequester(subject, roles, KeyScope.ALL, credential);
  }

  @Override
  public Optional<Actor> actor(Optional<FundCode> fund) {
    var roles =
        fund.map(code -> known(reaching(code)).map(Role::code).collect(Collectors.toSet()))
            .orElse(Set.of());
    return Optional.of(new Actor(subject.id(), subject.name(), roles));
  }

  @Override
  public Optional<Set<PartnerCode>> partners(Permission permission, FundCode fund) {
    var having =
        reaching(fund)
            .filter(each -> known(Stream.of(each)).anyMatch(role -> role.has(permission)))
            .toList();
    return having.stream().allMatch(each -> each.partner().isPresent())
        ? Optional.of(
                having.stream()
                    .flatMap(each -> each.partner().stream())
                    .collect(Collectors.toSet()))
            .filter(partners -> !partners.isEmpty())
        : Optional.empty();
  }

  @Override
  public String id() {
    return subject.id();
  }

  @Override
  public boolean sees(FundCode fund) {
    return known(reaching(fund)).findAny().isPresent();
  }

  @Override
  public boolean may(Permission permission, FundCode fund) {
    return known(reaching(fund)).anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean mayForFund(Permission permission, FundCode fund) {
    return known(reaching(fund).filter(each -> each.partner().isEmpty()))
        .anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean mayFor(PartnerCode partner, Permission permission, FundCode fund) {
    return known(reaching(fund).filter(each -> each.partner().equals(Optional.of(partner))))
        .anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean hasItself(Role role, FundCode fund, Optional<PartnerCode> partner) {
    return reaching(fund)
        .anyMatch(
            each ->
                each.role().equals(role.word())
                    && each.partner().equals(partner)
                    && each.delegatedBy().isEmpty());
  }

  @Override
  public KnownRequester notInPlaceOf(String id) {
    var left = roles.stream().filter(each -> !each.delegatedBy().equals(Optional.of(id))).toList();
    return new KnownRequester(subject, left, scope, credential);
  }

  @Override
  public boolean mayAnywhere(Permission permission) {
    var reached = roles.stream().filter(each -> each.fund().map(scope::holds).orElse(true));
    return known(reached).anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean mayEverywhere(Permission permission) {
    var general = roles.stream().filter(each -> each.fund().isEmpty());
    return scope.funds().isEmpty() && known(general).anyMatch(role -> role.has(permission));
  }

  @Override
  public boolean mayUse(String operation) {
    return scope.holds(operation);
  }

  private Stream<NewGrant> reaching(FundCode fund) {
    return scope.holds(fund) ? roles.stream().filter(role -> role.reaches(fund)) : Stream.empty();
  }

  /** A role that another version of this program gave, and this one does not know, lets nobody do anything. */
  private static Stream<Role> known(Stream<NewGrant> given) {
    return given.flatMap(each -> Role.find(each.role()).stream());
  }
}
