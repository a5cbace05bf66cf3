package org.commonpurse.api.access.signin;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * A role that everybody has who is in a group of an issuer.
 *
 * @param group  the group, exactly as tokens name it
 * @param role  the name of the role
 * @param fund  in which fund; empty for all, also those to come
 * @param partner  for which partner, where the role is a partner's
 */
public record GroupRole(
    String group, String role, Optional<FundCode> fund, Optional<PartnerCode> partner) {

  public GroupRole {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(partner, "partner");
  }

  /** The role as somebody in the group has it. */
  public NewGrant of(Actor subject) {
    return new NewGrant(subject, role, fund, partner, Optional.empty());
  }
}
