package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;

/**
 * A role that somebody was given.
 *
 * @param number  its number, from 1
 * @param grant  who has which role where
 * @param given  who gave it, since when, and why
 * @param taken  who took it back, when and why, where somebody did
 */
public record Grant(long number, NewGrant grant, Given given, Optional<Given> taken) {

  public Grant {
    Objects.requireNonNull(grant, "grant");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(taken, "taken");
  }

  /** Whether it holds at a moment: neither taken back nor over. */
  public boolean isGood(Instant now) {
    return taken.isEmpty() && grant.until().map(now::isBefore).orElse(true);
  }

  /** Whether it reaches a fund. */
  public boolean reaches(FundCode fund) {
    return grant.fund().map(fund::equals).orElse(true);
  }
}
