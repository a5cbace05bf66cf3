package org.commonpurse.ledger.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;

/**
 * A key that is to be kept.
 *
 * @param id  the public part, which finds it
 * @param digest  the SHA-256 of the whole key in hexadecimal; the key itself is kept nowhere
 * @param subject  who asks with it
 * @param scope  what it is good for
 * @param expiresAt  from when on it is good for nothing; empty for never
 */
public record NewKey(
    String id, String digest, Actor subject, KeyScope scope, Optional<Instant> expiresAt) {

  public NewKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(digest, "digest");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
