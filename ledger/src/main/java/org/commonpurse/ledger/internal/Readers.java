package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_READERS_BUSY;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections that read, so many at once and no more. */
final class Readers {

  static final int MAX = 16;

  /** So long a question waits for a reader. */
  private static final long WAIT_SECONDS_MAX = 5;

  private final Dialect dialect;
  private final String url;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final Semaphore left = new Semaphore(MAX, true);

  /** Set while this thread reads. */
  private final ThreadLocal<Boolean> reads = new ThreadLocal<>();

  Readers(Dialect dialect, String url) {
    this.dialect = dialect;
    this.url = url;
  }

  /** Whether this thread is in the middle of reading. */
  boolean isHeldByThisThread() {
    return reads.get() != null;
  }

  /**
   * Reads one unchanging state, once.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_READERS_BUSY} if others read
   *     for too long
   */
  <T extends @Nullable Object> T read(Transactions.Work<T> reading) throws SQLException {
    awaitTurn();
    reads.set(true);
    Connection connection = idle.pollFirst();
    try {
      if (connection == null) {
        connection = dialect.openReader(url);
      }
      T result = reading.on(connection);
      connection.rollback();
      idle.addFirst(connection);
      connection = null;
      return result;
    } finally {
      if (connection != null) {
        closeQuietly(connection);
      }
      reads.remove();
      left.release();
    }
  }

  /** Closes those that nobody uses. */
  void closeIdle() {
    for (Connection c = idle.poll(); c != null; c = idle.poll()) {
      closeQuietly(c);
    }
  }

  /** Waits its turn, but not for ever: those who ask too much at once are told so. */
  private void awaitTurn() {
    // Somebody who was interrupted before may still ask.
    boolean interrupted = Thread.interrupted();
    try {
      if (left.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    throw LEDGER_READERS_BUSY
        .because(
            "All "
                + MAX
                + " readers of the database were busy for "
                + WAIT_SECONDS_MAX
                + " seconds. Nothing was read; ask again in a moment.",
            "readers",
            MAX,
            "waitSeconds",
            WAIT_SECONDS_MAX)
        .toException();
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is being thrown away; there is nothing left to save.
    }
  }
}
