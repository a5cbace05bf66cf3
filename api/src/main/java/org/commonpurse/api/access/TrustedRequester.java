package org.commonpurse.api.access;

import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Whoever asks where the settings say that a proxy knows them: a header says who, and all is allowed. */
public record TrustedRequester() implements Requester {

  @Override
  public Optional<Actor> actor(Optional<FundCode> fund) {
    return Optional.empty();
  }

  @Override
  public Optional<Set<PartnerCode>> partners(Permission permission, FundCode fund) {
    return Optional.empty();
  }

  @Override
  public Credential credential() {
    return Credential.ON_TRUST;
  }

  @Override
  public String id() {
    return "";
  }

  @Override
  public boolean sees(FundCode fund) {
    return true;
  }

  @Override
  public boolean may(Permission permission, FundCode fund) {
    return true;
  }

  @Override
  public boolean mayForFund(Permission permission, FundCode fund) {
    return true;
  }

  @Override
  public boolean mayFor(PartnerCode partner, Permission permission, FundCode fund) {
    return true;
  }

  @Override
  public boolean hasItself(Role role, FundCode fund, Optional<PartnerCode> partner) {
    return true;
  }

  @Override
  public TrustedRequester notInPlaceOf(String id) {
    return this;
  }

  @Override
  public boolean mayAnywhere(Permission permission) {
    return true;
  }

  @Override
  public boolean mayEverywhere(Permission permission) {
    return true;
  }

  @Override
  public KeyScope scope() {
    return KeyScope.ALL;
  }

  @Override
  public boolean mayUse(String operation) {
    return true;
  }
}
