package org.commonpurse.api.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Which of many failures of one kind are worth a line of the log: one a minute. */
final class RepeatedFailures {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Map<String, Told> told = new HashMap<>();

  /** When a kind was told last, and how many of it were left out since. */
  private record Told(Instant at, long leftOut) {}

  RepeatedFailures(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * How many of the kind were left out since the last that was told; empty if this one is to be left
   * out too.
   */
  synchronized OptionalLong toTell(String kind) {
    var now = clock.instant();
    var last = told.get(kind);
    if (last != null && now.isBefore(last.at().plus(PAUSE))) {
      told.put(kind, new Told(last.at(), last.leftOut() + 1));
      return OptionalLong.empty();
    }
    told.put(kind, new Told(now, 0));
    return OptionalLong.of(last == null ? 0 : last.leftOut());
  }
}
