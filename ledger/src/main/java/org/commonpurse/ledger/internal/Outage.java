package org.commonpurse.ledger.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether the database server is away: it restarts, or another takes its place.
 * <p>
 * What can be done again is, for a while, so that a short absence is a wait and no failure. When the server
 * has been away for longer, everybody is told after one try.
 */
final class Outage {

  /** So long work is tried again, and so long after the server was last there. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long PAUSE_NANOS_MAX = 250_000_000L;

  private static final long PAUSE_NANOS_FIRST = 10_000_000L;

  private static final long NEVER = Long.MIN_VALUE;

  private final long patienceNanos;

  /** When the server was first missed since it was last there. */
  private final AtomicLong missedSince = new AtomicLong(NEVER);

  Outage(Duration patience) {
    patienceNanos = patience.toNanos();
  }

  /** The server has answered. */
  void isOver() {
    if (missedSince.get() != NEVER) {
      missedSince.set(NEVER);
    }
  }

  /** The tries of one piece of work. */
  Tries tries() {
    return new Tries();
  }

  /** How often one piece of work met that the server was away. One thread uses it. */
  final class Tries {

    private long firstMissedAt = NEVER;
    private long pauseNanos;

    /**
     * Takes note that the server was away, and waits a moment if the work may be tried again. The first time
     * nobody waits: a connection may have been old, and the server there all along.
     */
    boolean mayGoOn() {
      long now = System.nanoTime();
      missedSince.compareAndSet(NEVER, now);
      if (firstMissedAt == NEVER) {
        firstMissedAt = now;
      }
      if (now - firstMissedAt >= patienceNanos || now - missedSince.get() >= patienceNanos) {
        return false;
      }
      if (pauseNanos > 0) {
        LockSupport.parkNanos(this, pauseNanos);
      }
      pauseNanos = Math.min(Math.max(2 * pauseNanos, PAUSE_NANOS_FIRST), PAUSE_NANOS_MAX);
      return true;
    }
  }
}
