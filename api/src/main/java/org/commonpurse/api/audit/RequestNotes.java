package org.commonpurse.api.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.commonpurse.ledger.audit.AuditTrail;
import org.commonpurse.ledger.audit.AuditedAct;
import org.commonpurse.ledger.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes requests in the audit trail by another thread, so that nobody's answer waits for it. What waits to be
 * written has a bound; what goes beyond it is lost, and how many were is told in the log, in the metrics and
 * in the trail itself.
 */
public final class RequestNotes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RequestNotes.class);

  /** So many wait at most. */
  static final int WAITING_MOST = 10_000;

  private static final int AT_ONCE_MOST = 500;

  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final long STOP_SECONDS_MAX = 10;

  /** How the line of the trail ends that tells how many were lost. */
  static final String LOST = "AUDIT_LOST";

  private final AuditTrail trail;
  private final Clock clock;
  private final RequestTally tally = new RequestTally();
  private final Deque<AuditedAct> waiting = new ArrayDeque<>();
  private long lost;
  private long untold;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "audit");
            thread.setDaemon(true);
            return thread;
          });

  /** Notes nothing yet but what {@link #close} writes. */
  RequestNotes(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  /** Notes in a trail, until it is closed. */
  public static RequestNotes in(AuditTrail trail, Clock clock) {
    var notes = new RequestNotes(trail, clock);
    notes.worker.scheduleWithFixedDelay(
        notes::write, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return notes;
  }

  /** Takes note of a request. */
  public synchronized void note(AuditedAct act) {
    if (tally.standsAlone(act)) {
      wait(act);
    }
  }

  private void wait(AuditedAct act) {
    if (waiting.size() < WAITING_MOST) {
      waiting.addLast(act);
    } else {
      lost += act.times();
      untold += act.times();
    }
  }

  /** How many wait to be written. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** How many were lost since the service started. */
  public synchronized long lost() {
    return lost;
  }

  private void write() {
    List<AuditedAct> some;
    do {
      some = next();
    } while (write(some) && some.size() >= AT_ONCE_MOST);
  }

  private synchronized List<AuditedAct> next() {
    tally.endOfMinute(clock.instant()).forEach(this::wait);
    return waiting.stream().limit(AT_ONCE_MOST).toList();
  }

  /** Writes some of those that wait; where it cannot, they wait on. */
  private boolean write(List<AuditedAct> some) {
    var told = new ArrayList<>(some);
    long missing = untold();
    if (missing > 0) {
      told.add(lost(missing));
    }
    try {
      trail.note(told);
    } catch (ProblemException e) {
      LOG.debug("What was refused cannot be noted now; it waits", e);
      return false;
    } catch (RuntimeException e) {
      // Whatever it is, a thread that ended would note nothing more.
      LOG.error("What was refused cannot be noted", e);
      return false;
    }
    written(some.size(), missing);
    return true;
  }

  private synchronized long untold() {
    return untold;
  }

  private synchronized void written(int number, long missing) {
    for (int i = 0; i < number; i++) {
      waiting.removeFirst();
    }
    untold -= missing;
    if (missing > 0) {
      LOG.error(
          "{} requests that were refused, or changed keys or roles, could not be noted in the audit"
              + " trail: more came than could be written",
          missing);
    }
  }

  private AuditedAct lost(long times) {
    return new AuditedAct(
        clock.instant(),
        Optional.empty(),
        "",
        AuditedAct.NOWHERE,
        Optional.empty(),
        LOST,
        "",
        times);
  }

  /** Writes what waits, and notes nothing more. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        LOG.error("The audit trail was not written to the end: {} requests are lost", waiting());
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      tally.end().forEach(this::wait);
    }
    write();
    if (waiting() > 0) {
      LOG.error("The audit trail could not be written to the end: {} lines are lost", waiting());
    }
  }
}
