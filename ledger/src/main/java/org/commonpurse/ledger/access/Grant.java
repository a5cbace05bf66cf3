package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

  /** Whether it holds at a moment: begun, and neither taken back nor over. */
  public boolean isGood(Instant now) {
    return isNotOver(now) && grant.from().map(from -> !now.isBefore(from)).orElse(true);
  }

  /** Whether it holds at a moment or is to hold later. */
  public boolean isNotOver(Instant now) {
    return taken.isEmpty() && grant.until().map(now::isBefore).orElse(true);
  }

  /** What of grants holds at a moment. */
  public static List<NewGrant> good(List<Grant> grants, Instant now) {
    return grants.stream().filter(each -> each.isGood(now)).map(Grant::grant).toList();
  }
}
