package org.commonpurse.api.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.audit.AuditedAct;
import org.commonpurse.ledger.id.Actor;

/**
 * Which requests of a minute get a line of their own, and how many others there were of each kind. Whoever is
 * known has {@value #ALONE_MOST} lines in a minute; strangers have none, and are counted by their address and how
 * it ended. So a minute has a bound, whoever asks.
 */
final class RequestTally {

  /** So many lines of their own somebody has in a minute. */
  static final int ALONE_MOST = 60;

  /** So many kinds are told apart in a minute; what else comes is counted by how it ended. */
  static final int KINDS_MOST = 100;

  private static final int CALLERS_MOST = 10_000;

  private static final String SEVERAL = "several";

  private Instant minute = Instant.EPOCH;
  private final Map<String, Integer> alone = new HashMap<>();
  private final Map<Kind, AuditedAct> counted = new LinkedHashMap<>();

  /** What is counted as alike. */
  private record Kind(Optional<Actor> by, String address, String outcome) {}

  /** Whether a request gets a line of its own; otherwise it is counted here. */
  boolean standsAlone(AuditedAct act) {
    if (act.by().isPresent() && hasLinesLeft(act.by().get().id())) {
      return true;
    }
    var kind = new Kind(act.by(), act.address(), act.outcome());
    boolean isToldApart = counted.containsKey(kind) || counted.size() < KINDS_MOST;
    counted.merge(
        isToldApart ? kind : new Kind(Optional.empty(), SEVERAL, act.outcome()),
        isToldApart ? act : of(act, Optional.empty(), SEVERAL, act.times()),
        (before, now) ->
            of(now, before.by(), before.address(), Math.addExact(before.times(), now.times())));
    return false;
  }

  private boolean hasLinesLeft(String id) {
    if (!alone.containsKey(id) && alone.size() >= CALLERS_MOST) {
      return false;
    }
    return alone.merge(id, 1, Integer::sum) <= ALONE_MOST;
  }

  /** One for many: what each of them led to is not told. */
  private static AuditedAct of(AuditedAct last, Optional<Actor> by, String address, long times) {
    return new AuditedAct(
        last.at(),
        by,
        address,
        AuditedAct.NOWHERE,
        Optional.empty(),
        last.outcome(),
        times == 1 ? last.trace() : "",
        times);
  }

  /** What was counted, if the minute of it is over by now; the next is counted anew. */
  List<AuditedAct> endOfMinute(Instant now) {
    var begun = now.truncatedTo(ChronoUnit.MINUTES);
    if (begun.equals(minute)) {
      return List.of();
    }
    minute = begun;
    return end();
  }

  /** What was counted so far; the next is counted anew. */
  List<AuditedAct> end() {
    var ended = List.copyOf(counted.values());
    counted.clear();
    alone.clear();
    return ended;
  }
}
