package org.commonpurse.api.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.commonpurse.ledger.access.AccessRegister;
import org.commonpurse.ledger.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when keys were used and people signed in, at most once a minute each, and lets nobody wait for it. */
public final class KeyUse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);

  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final AccessRegister register;
  private final Clock clock;
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "key-use");
            thread.setDaemon(true);
            return thread;
          });

  /** Notes it in a register. */
  public KeyUse(AccessRegister register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** Takes note that a key was used now, by its id, or that somebody signed in, by theirs. */
  public void note(String id) {
    var now = clock.instant();
    var before = noted.get(id);
    if (before != null && now.isBefore(before.plus(BETWEEN))) {
      return;
    }
    noted.put(id, now);
    try {
      worker.execute(() -> write(id, now));
    } catch (RejectedExecutionException e) {
      LOG.debug("The service is stopping; the use by {} is not noted", id, e);
    }
  }

  private void write(String id, Instant now) {
    try {
      register.used(id, now);
    } catch (ProblemException e) {
      // It is no history, and whoever asks gets their answer; the next use is noted again.
      noted.remove(id);
      LOG.debug("The use by {} could not be noted", id, e);
    }
  }

  /** Notes no more. */
  @Override
  public void close() {
    worker.shutdown();
  }
}
