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
 * @param until  from when on they have it no longer; empty for no such moment
 */
public record NewGrant(
    Actor subject,
    String role,
    Optional<FundCode> fund,
    Optional<PartnerCode> partner,
    Optional<Instant> until) {

  public NewGrant {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(until, "until");
  }

  /** Whether it reaches a fund. */
  public boolean reaches(FundCode code) {
    return fund.map(code::equals).orElse(true);
  }
}
