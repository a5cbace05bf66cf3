package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key as it is kept.
 *
 * @param key  what it is
 * @param given  who made it, when and why
 * @param taken  who revoked it, when and why, where somebody did
 * @param usedAt  when it was used last, to about a minute; empty for never
 */
public record AccessKey(NewKey key, Given given, Optional<Given> taken, Optional<Instant> usedAt) {

  public AccessKey {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(taken, "taken");
    Objects.requireNonNull(usedAt, "usedAt");
  }

  /** Whether it opens anything at a moment: neither revoked nor expired. */
  public boolean isGood(Instant now) {
    return taken.isEmpty() && key.expiresAt().map(now::isBefore).orElse(true);
  }
}
