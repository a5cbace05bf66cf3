package org.commonpurse.api.access.signin;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an issuer, as it published them last.
 * <p>
 * They are read again when they are older than {@link #FRESH}, and at once for a token that names a key
 * which is not among them; whatever tokens name, no more often than {@link Rhythm#between}. When they
 * cannot be read, those of before are used until they are older than {@link Rhythm#kept}.
 */
public final class IssuerKeys implements JWKSource<SecurityContext> {

  /** So old they may be before they are read again: so long a key counts that is published no more. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

  /** So long a token of an unknown key waits for another that has the keys read. */
  private static final long PATIENCE_MILLIS = 1_000;

  private static final int RSA_BITS_MIN = 2_048;

  private final KeySource source;
  private final Rhythm rhythm;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Held held;
  private volatile @Nullable Instant triedAt;

  /**
   * When keys are read.
   *
   * @param between  the least time between two attempts
   * @param kept  how long keys are used that cannot be read again
   */
  public record Rhythm(Duration between, Duration kept) {

    public Rhythm {
      Objects.requireNonNull(between, "between");
      Objects.requireNonNull(kept, "kept");
    }
  }

  private record Held(JWKSet keys, Instant readAt) {}

  /** The keys that a source has. */
  public IssuerKeys(KeySource source, Rhythm rhythm, Clock clock) {
    this.source = source;
    this.rhythm = rhythm;
    this.clock = clock;
    readIfDue(0);
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    if (isOlderThan(FRESH)) {
      readIfDue(0);
    }
    var found = select(selector);
    if (!found.isEmpty()) {
      return found;
    }
    readIfDue(PATIENCE_MILLIS);
    return select(selector);
  }

  private List<JWK> select(JWKSelector selector) {
    var now = held;
    return now == null || isOlderThan(rhythm.kept) ? List.of() : selector.select(now.keys);
  }

  private boolean isOlderThan(Duration age) {
    var now = held;
    return now == null || now.readAt.plus(age).isBefore(clock.instant());
  }

  /** Reads them, unless that was tried a moment ago, or another is at it for longer than one waits. */
  private void readIfDue(long waitMillis) {
    if (!isDue() || !isMine(waitMillis)) {
      return;
    }
    try {
      if (isDue()) {
        var now = clock.instant();
        triedAt = now;
        held = new Held(usable(JWKSet.parse(source.read())), now);
      }
    } catch (IOException | ParseException e) {
      LOG.warn("The public keys at {} cannot be read: {}", source, e.getMessage());
    } finally {
      reading.unlock();
    }
  }

  private boolean isDue() {
    var tried = triedAt;
    var now = clock.instant();
    // A clock that was set back does not keep them from being read.
    return tried == null || now.isBefore(tried) || !now.isBefore(tried.plus(rhythm.between));
  }

  private boolean isMine(long waitMillis) {
    try {
      return reading.tryLock(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The public halves of keys that are long enough: a shared secret is no key of an issuer. */
  private static JWKSet usable(JWKSet published) throws ParseException {
    var usable =
        published.toPublicJWKSet().getKeys().stream()
            .filter(key -> key.getKeyType() != KeyType.RSA || key.size() >= RSA_BITS_MIN)
            .toList();
    if (usable.isEmpty()) {
      throw new ParseException("there is no public key that can be used", 0);
    }
    return new JWKSet(usable);
  }
}
