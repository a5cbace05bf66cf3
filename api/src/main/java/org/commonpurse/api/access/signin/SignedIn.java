package org.commonpurse.api.access.signin;

import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;

/**
 * Somebody whose token is good.
 *
 * @param subject  who, by the issuer and what it calls them
 * @param roles  what the groups give them that the token names
 */
public record SignedIn(Actor subject, List<NewGrant> roles) {

  public SignedIn {
    Objects.requireNonNull(subject, "subject");
    roles = List.copyOf(roles);
  }
}
