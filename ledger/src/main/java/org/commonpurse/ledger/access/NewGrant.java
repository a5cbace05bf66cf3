package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * A role that somebody is to have.
 *
 * @param subject  who
 * @param role  the name of the role
 * @param fund  in which fund; empty for all, also those to come
 * @param partner  for which partner, where the role is a partner's
 * @param from  from when on they have it; empty for at once
 * @param until  from when on they have it no longer; empty for no such moment
 * @param delegatedBy  the id of whoever lets them stand in with it; empty where they have it by themselves
 */
public record NewGrant(
    Actor subject,
    String role,
    Optional<FundCode> fund,
    Optional<PartnerCode> partner,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> delegatedBy) {

  public NewGrant {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(delegatedBy, "delegatedBy");
  }

  /** A role that somebody has at once, by themselves. */
  public NewGrant(
      Actor subject,
      String role,
      Optional<FundCode> fund,
      Optional<PartnerCode> partner,
      Optional<Instant> until) {
    this(subject, role, fund, partner, Optional.empty(), until, Optional.empty());
  }

  /** The same in a fund. */
  public NewGrant in(FundCode code) {
    return new NewGrant(subject, role, Optional.of(code), partner, from, until, delegatedBy);
  }

  /** Whether it reaches a fund. */
  public boolean reaches(FundCode code) {
    return fund.map(code::equals).orElse(true);
  }
}
