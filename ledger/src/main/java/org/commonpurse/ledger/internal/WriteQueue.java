package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_CLOSED;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_OUTCOME_UNKNOWN;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_FAILED;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_FULL;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.commonpurse.ledger.problem.ProblemException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The one who writes. Work that waits together is committed together, so that its callers share the
 * cost of making it durable.
 * <p>
 * A caller who finds nobody writing does its work itself, unless callers came together just before:
 * then one thread does it for all, or every other group would be one caller that was quick.
 * <p>
 * Work that meets a server that is away is done again on another connection, for a while. Where the server
 * went away in the middle of a commit, nobody knows whether it stands: entries are then posted again, whose
 * keys tell; an act, whose key only it knows, is not, and its caller is told so.
 */
final class WriteQueue implements AutoCloseable {

  /** So many entries are gathered into one commit at the most. */
  private static final int GROUP_ENTRIES_MAX = 1024;

  private static final int TRIES_MAX = 10;

  /** So long a write that found no room is remembered. */
  private static final long OUT_OF_ROOM_NANOS = 60_000_000_000L;

  /** No group waits longer than this for more to join it. */
  private static final long COMPANY_NANOS_MAX = 1_000_000;

  /** A piece of work for which a caller waits. */
  abstract static class Work {

    private volatile boolean done;
    private @Nullable RuntimeException failure;
    private @Nullable Thread waiting;

    /** How many entries it may add. */
    abstract int size();

    /** Whether it may share a commit with other work. */
    abstract boolean maySharePlace();

    final void fail(RuntimeException reason) {
      failure = reason;
    }

    /** Why it was refused, if it was. */
    final Optional<RuntimeException> failure() {
      return Optional.ofNullable(failure);
    }

    final void reset() {
      failure = null;
    }

    private void finish() {
      done = true;
      LockSupport.unpark(waiting);
    }
  }

  /** Carries out work that shares a commit. */
  interface Group {

    /**
     * Does the work up to, but not including, the commit. Work that breaks a rule is marked as failed
     * and leaves no trace.
     */
    void write(Connection connection, List<Work> works) throws SQLException;

    /** Takes note that the commit happened. */
    void committed(List<Work> works);
  }

  private static final class Alone<T extends @Nullable Object> extends Work {
    private final Transactions.Work<T> task;
    private @Nullable T result;

    Alone(Transactions.Work<T> task) {
      this.task = task;
    }

    @Override
    int size() {
      return 1;
    }

    @Override
    boolean maySharePlace() {
      return false;
    }

    void run(Connection connection) throws SQLException {
      result = task.on(connection);
    }
  }

  private final Dialect dialect;
  private final String url;
  private final Outage outage;
  private final Runnable missed;
  private final ConcurrentLinkedQueue<Work> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean closing;

  /** Who writes now. */
  private volatile @Nullable Thread holder;

  /** The size of the group before. Only the writing thread sets it. */
  private volatile int lastSize;

  /** How long the group before took. Only the writing thread knows it. */
  private long lastNanos;

  private volatile @Nullable Group group;
  private @Nullable Connection connection;

  /** Whether a commit was sent whose answer has not come. Only who writes uses it. */
  private boolean isCommitting;

  /** The last write, if it found no room. */
  private volatile @Nullable OutOfRoom outOfRoom;

  private record OutOfRoom(ProblemException problem, long nanos) {}

  /**
   * The one who writes to a database.
   *
   * @param missed  told each time that the server is found to be away
   */
  WriteQueue(Dialect dialect, String url, Outage outage, Runnable missed) throws SQLException {
    this.dialect = dialect;
    this.url = url;
    this.outage = outage;
    this.missed = missed;
    this.connection = dialect.openWriter(url);
    this.thread = new Thread(this::serve, "ledger-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says who carries out work that shares a commit. */
  void serveWith(Group newGroup) {
    group = newGroup;
  }

  /**
   * Why the last write found no room, if that was a moment ago. Later nobody knows, since nobody has
   * tried.
   */
  Optional<ProblemException> outOfRoom() {
    return Optional.ofNullable(outOfRoom)
        .filter(one -> System.nanoTime() - one.nanos() < OUT_OF_ROOM_NANOS)
        .map(OutOfRoom::problem);
  }

  /** Whether this thread is in the middle of writing. */
  boolean isHeldByThisThread() {
    return holder == Thread.currentThread();
  }

  /**
   * Does the work and waits until it is durable or refused.
   *
   * @throws IllegalStateException within work that this thread does, which would wait for itself
   */
  void run(Work work) {
    if (isHeldByThisThread()) {
      throw new IllegalStateException("Within an act, write through what it is given");
    }
    work.waiting = Thread.currentThread();
    if (lastSize <= 1 && queue.isEmpty() && busy.compareAndSet(false, true)) {
      try {
        runGroup(List.of(work));
      } finally {
        release();
      }
    } else {
      waiting.incrementAndGet();
      queue.add(work);
      LockSupport.unpark(thread);
      awaitDone(work);
    }
    if (work.failure != null) {
      throw work.failure;
    }
  }

  /** Waits whatever happens: an interrupted caller must still learn whether its entry is recorded. */
  private void awaitDone(Work work) {
    boolean interrupted = false;
    while (!work.done) {
      if (closing && !thread.isAlive()) {
        throw LEDGER_CLOSED.because("The ledger has been closed.").toException();
      }
      LockSupport.parkNanos(this, 100_000_000L);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many works wait to be written. */
  int waiting() {
    return waiting.get();
  }

  @SuppressWarnings("NullAway") // The task may well give null, and then T allows it.
  <T extends @Nullable Object> T runAlone(Transactions.Work<T> task) {
    var work = new Alone<T>(task);
    run(work);
    return work.result;
  }

  private void serve() {
    while (!closing || !queue.isEmpty()) {
      if (queue.isEmpty() || !busy.compareAndSet(false, true)) {
        LockSupport.park(this);
        continue;
      }
      try {
        awaitCompany();
        List<Work> works = nextGroup();
        if (!works.isEmpty()) {
          long before = System.nanoTime();
          runGroup(works);
          lastNanos = System.nanoTime() - before;
        }
        lastSize = works.size();
      } finally {
        release();
      }
    }
  }

  /**
   * Gives the callers just answered a moment to come back, or half of them would always just miss the
   * next commit. The moment is short beside the commit itself.
   */
  private void awaitCompany() {
    int wanted = Math.min(lastSize + waiting.get(), GROUP_ENTRIES_MAX);
    long end = System.nanoTime() + Math.min(lastNanos / 4, COMPANY_NANOS_MAX);
    while (waiting.get() < wanted && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  private List<Work> nextGroup() {
    var works = new ArrayList<Work>();
    int entries = 0;
    for (Work work = queue.peek(); work != null; work = queue.peek()) {
      boolean fits = work.maySharePlace() && entries + work.size() <= GROUP_ENTRIES_MAX;
      if (!works.isEmpty() && !fits) {
        break;
      }
      queue.poll();
      waiting.decrementAndGet();
      works.add(work);
      entries += work.size();
      if (!work.maySharePlace()) {
        break;
      }
    }
    return works;
  }

  private void release() {
    busy.set(false);
    if (!queue.isEmpty() || closing) {
      LockSupport.unpark(thread);
    }
  }

  private void runGroup(List<Work> works) {
    try {
      holder = Thread.currentThread();
      attempt(works);
      outOfRoom = null;
    } catch (Away e) {
      // None of them is at fault, and each by itself would wait for the server once more.
      works.forEach(work -> work.fail(e.explained(dialect)));
    } catch (RuntimeException | SQLException e) {
      if (works.size() > 1) {
        // One of them may be at fault; by itself it fails by itself.
        works.forEach(work -> runGroup(List.of(work)));
        return;
      }
      RuntimeException reason =
          e instanceof SQLException sql ? dialect.explain(sql) : (RuntimeException) e;
      if (reason instanceof ProblemException problem && problem.type() == LEDGER_STORE_FULL) {
        outOfRoom = new OutOfRoom(problem, System.nanoTime());
      }
      works.get(0).fail(reason);
    } finally {
      holder = null;
    }
    works.forEach(Work::finish);
  }

  /** That the server was away for longer than anybody waits. */
  private static final class Away extends Exception {
    private static final long serialVersionUID = 1L;
    private final SQLException failure;
    private final boolean mayBeRecorded;

    Away(SQLException failure, boolean mayBeRecorded) {
      super(failure);
      this.failure = failure;
      this.mayBeRecorded = mayBeRecorded;
    }

    ProblemException explained(Dialect dialect) {
      return mayBeRecorded
          ? new ProblemException(
              LEDGER_OUTCOME_UNKNOWN.because(
                  "The database server went away while this was being recorded. Whether it was is not"
                      + " known; send it again with the same key, and the answer tells."),
              failure)
          : dialect.explain(failure);
    }
  }

  private void attempt(List<Work> works) throws SQLException, Away {
    var away = outage.tries();
    boolean mayBeRecorded = false;
    for (int tries = 1; ; tries++) {
      works.forEach(Work::reset);
      isCommitting = false;
      try {
        attemptOnce(works);
        outage.isOver();
        return;
      } catch (SQLException | JdbiException | FailedStatement e) {
        SQLException failure = e instanceof SQLException sql ? sql : causeOf((RuntimeException) e);
        if (!dialect.isAway(failure)) {
          rollBack();
          if (tries >= TRIES_MAX || !dialect.isWorthRetrying(failure)) {
            throw failure;
          }
          continue;
        }
        discard();
        missed.run();
        mayBeRecorded |= isCommitting;
        if ((isCommitting && works.get(0) instanceof Alone) || !away.mayGoOn()) {
          throw new Away(failure, mayBeRecorded);
        }
      } catch (RuntimeException | Error e) {
        rollBack();
        throw e;
      }
    }
  }

  /** What the database said, inside what JDBI says. */
  static SQLException causeOf(RuntimeException e) {
    return e.getCause() instanceof SQLException failure ? failure : new SQLException(e);
  }

  private void attemptOnce(List<Work> works) throws SQLException {
    Connection open = open();
    dialect.begin(open);
    if (works.get(0) instanceof Alone<?> alone) {
      alone.run(open);
      commit(open);
    } else {
      Group present = group;
      if (present == null) {
        throw new IllegalStateException("Nobody carries out this work");
      }
      present.write(open, works);
      commit(open);
      present.committed(works);
    }
  }

  private void commit(Connection open) throws SQLException {
    isCommitting = true;
    open.commit();
    isCommitting = false;
  }

  private Connection open() throws SQLException {
    Connection present = connection;
    if (present == null) {
      present = dialect.openWriter(url);
      connection = present;
    }
    return present;
  }

  /** Leaves the connection fit for the next group, or throws it away. */
  private void rollBack() {
    Connection present = connection;
    if (present == null) {
      return;
    }
    try {
      present.rollback();
      if (!present.isValid(5)) {
        throw new SQLException("The connection is broken");
      }
    } catch (SQLException e) {
      discard();
    }
  }

  private void discard() {
    Connection present = connection;
    connection = null;
    if (present != null) {
      try {
        present.close();
      } catch (SQLException ignored) {
        // A broken connection need not close well.
      }
    }
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Connection present = connection;
    if (present != null) {
      try {
        present.close();
      } catch (SQLException e) {
        throw new ProblemException(
            LEDGER_STORE_FAILED.because("The database did not close well."), e);
      }
    }
  }
}
