package org.commonpurse.api.job;

import java.time.Instant;
import java.util.Optional;

/**
 * How a job stands at a moment.
 *
 * @param id  under which it is found
 * @param kind  what it works out, such as {@code projection}
 * @param state  whether it waits, runs, or how it ended
 * @param partDone  the part of it that is done, 0 to 1, as far as it tells
 * @param startedAt  when it was asked for
 * @param endedAt  when it ended, if it did
 * @param refused  why it ended without a result, if it was refused
 */
public record Job(
    String id,
    String kind,
    State state,
    double partDone,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<String> refused) {

  /** How a job stands. */
  public enum State {
    /** Others are before it. */
    WAITING,
    /** It is being worked out. */
    RUNNING,
    /** It has a result. */
    DONE,
    /** It was refused; asking for its result says why. */
    REFUSED,
    /** Somebody cancelled it, and it has no result. */
    CANCELLED
  }
}
