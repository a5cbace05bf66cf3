package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_CLOSED;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_ROLE_UNFIT;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_TOO_NEW;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_UNREACHABLE;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_TRACES_LEFT;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.StoreCondition;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * An open database: one connection that writes and a few that read beside it.
 * <p>
 * Opening a store brings its tables to the newest version. Any number of threads may use it.
 */
public final class Store implements Transactions, AutoCloseable {

  /** So long others may take to make the tables. */
  private static final long MIGRATING_NANOS_MAX = 30_000_000_000L;

  private static final int MIGRATING_TRIES_MAX = 20;

  private static final long MIGRATING_PAUSE_NANOS = 50_000_000L;

  /** Held while this process brings a database to the newest version. */
  private static final Object MIGRATING = new Object();

  private final String url;

  /** How long whoever removed something waits for others to let go of the file. */
  private static final Duration TRACES_PATIENCE = Duration.ofSeconds(2);

  private static final long TRACES_PAUSE_NANOS = 60_000_000_000L;

  private static final Problem TRACES_LEFT =
      LEDGER_TRACES_LEFT.because(
          "What was asked for is recorded, but parts of the file that are no longer used may still hold what was"
              + " removed: another process holds the database, or there is no room to write it anew. Send it"
              + " again with the same key.");

  private final Dialect dialect;
  private final Clock clock;
  private final Duration clockBehindMax;
  private final WriteQueue writer;
  private final Readers readers;
  private final Outage outage = new Outage(Outage.PATIENCE);

  /** What forgets what it remembers of the database when the server was away. */
  private final List<Runnable> forgetful = new CopyOnWriteArrayList<>();

  /** Whether something was removed whose traces may still lie in unused parts of the file. */
  private final AtomicBoolean hasTraces = new AtomicBoolean();

  /** When the emptying of the file was last tried. */
  private volatile long triedNanos;

  private volatile boolean closed;

  private Store(String url, Dialect dialect, Clock clock, Duration clockBehindMax)
      throws SQLException {
    this.url = url;
    this.dialect = dialect;
    this.clock = clock;
    this.clockBehindMax = clockBehindMax;
    this.readers = new Readers(dialect, url);
    this.writer = new WriteQueue(dialect, url, outage, this::missed);
    writer.serveWith(new PostingGroup(this));
  }

  /**
   * Opens a database, creating or migrating its tables.
   *
   * @param url  a JDBC URL of SQLite or PostgreSQL
   * @param clock  tells when something is recorded
   * @param clockBehindMax  how far the clock may be behind the last link of a chain
   * @throws ProblemException {@code LEDGER_STORE_UNREACHABLE} or {@code LEDGER_STORE_READ_ONLY} if it
   *     cannot be opened, or {@code LEDGER_STORE_TOO_NEW} if a newer version of this program has
   *     migrated it
   */
  public static Store open(String url, Clock clock, Duration clockBehindMax) {
    Dialect dialect = Dialect.of(url);
    dialect.makePrivate(url);
    migrate(url, dialect, clock);
    try {
      return new Store(url, dialect, clock, clockBehindMax);
    } catch (SQLException e) {
      throw dialect.explain(e);
    }
  }

  /**
   * Brings the tables to the newest version. Several may open one database at the same moment, when
   * it has no tables yet; one of them makes them, and the others wait for it.
   */
  private static void migrate(String url, Dialect dialect, Clock clock) {
    Flyway flyway =
        Flyway.configure(Store.class.getClassLoader())
            .dataSource(new OneUrl(url, dialect))
            .locations(
                "classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
            .placeholders(dialect.placeholders())
            .javaMigrations(new AdoptEvents(dialect, clock.instant()))
            .table("schema_version")
            // A database may hold tables of others too; ours are made beside them.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            // Nothing is forgiven: what a newer version made, this one may misread.
            .ignoreMigrationPatterns(new String[0])
            .loggers("slf4j")
            .load();
    synchronized (MIGRATING) {
      try (var lock = dialect.lockForMigrating(url)) {
        migrate(flyway, dialect);
      } catch (SQLException e) {
        throw dialect.explain(e);
      }
    }
  }

  private static void migrate(Flyway flyway, Dialect dialect) {
    long giveUpAt = System.nanoTime() + MIGRATING_NANOS_MAX;
    for (int tries = 1; ; tries++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayValidateException e) {
        throw isOfANewerVersion(flyway) ? tooNew(e) : unreachable(e);
      } catch (FlywayException e) {
        if (!dialect.isOfAnotherMigrating(e)
            || tries == MIGRATING_TRIES_MAX
            || System.nanoTime() > giveUpAt) {
          throw explained(dialect, e);
        }
        // Another process was quicker; what it does is done in a moment.
        LockSupport.parkNanos(MIGRATING_PAUSE_NANOS);
      }
    }
  }

  private static boolean isOfANewerVersion(Flyway flyway) {
    return Stream.of(flyway.info().all())
        .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
  }

  private static ProblemException tooNew(FlywayException cause) {
    return new ProblemException(
        LEDGER_STORE_TOO_NEW.because(
            "A newer version of this program has changed the database. Nothing was changed; use that"
                + " version or a newer one."),
        cause);
  }

  private static ProblemException unreachable(FlywayException cause) {
    return new ProblemException(
        LEDGER_STORE_UNREACHABLE.because(
            "The database could not be opened or brought to the newest version: "
                + String.valueOf(cause.getMessage()).strip()),
        cause);
  }

  /** In our own words where the database said something that we know. */
  private static ProblemException explained(Dialect dialect, FlywayException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException said && dialect.knows(said)) {
        return dialect.explain(said);
      }
    }
    return unreachable(failure);
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Instant now() {
    Instant now = clock.instant();
    return now.minusNanos(now.getNano() % 1_000);
  }

  @Override
  public Duration clockBehindMax() {
    return clockBehindMax;
  }

  @Override
  public View view() {
    return View.NOW;
  }

  @Override
  public boolean keepAsItIs(long fund) {
    // Each question is a transaction of its own, which sees one state anyway.
    return false;
  }

  /**
   * Reads one unchanging state of the store. Where the server goes away meanwhile, the work is done again
   * from its beginning, for a while.
   *
   * @throws ProblemException {@code LEDGER_READERS_BUSY} if others read for too long
   * @throws IllegalStateException within an act or a snapshot, whose state would be mixed with another
   */
  @Override
  public <T extends @Nullable Object> T read(Work<T> reading) {
    requireOpen();
    if (readers.isHeldByThisThread() || writer.isHeldByThisThread()) {
      throw new IllegalStateException(
          "Within an act or a snapshot, the books are read through what it is given");
    }
    var tries = outage.tries();
    while (true) {
      try {
        T result = readers.read(reading);
        outage.isOver();
        return result;
      } catch (SQLException | JdbiException | FailedStatement e) {
        var failure =
            e instanceof SQLException sql ? sql : WriteQueue.causeOf((RuntimeException) e);
        if (!dialect.isAway(failure)) {
          throw dialect.explain(failure);
        }
        missed();
        if (!tries.mayGoOn()) {
          throw dialect.explain(failure);
        }
      }
    }
  }

  /** Has something forget what it remembers whenever the server was away. */
  public void whenMissed(Runnable forget) {
    forgetful.add(forget);
  }

  /**
   * Throws away what may be of a server that is no more: connections, and what is remembered. The one that takes
   * its place may lack what was never answered as recorded, and number differently what comes next.
   */
  private void missed() {
    readers.closeIdle();
    forgetful.forEach(Runnable::run);
  }

  /** Does work alone in a writing transaction, after all that waits now; nothing stays if it fails. */
  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    requireOpen();
    return writer.runAlone(work);
  }

  @Override
  public List<Receipt> post(List<Prepared> submissions) {
    requireOpen();
    var work = new PostingGroup.PostWork(submissions);
    writer.run(work);
    return work.receipts();
  }

  /**
   * Empties the unused parts of the file where something was removed, or where that could not be done
   * before, which is then tried without a word, once in a minute.
   *
   * @param isNow  whether something was removed just now
   * @throws ProblemException {@code LEDGER_TRACES_LEFT} if it is, and the database does not let it happen
   */
  void clean(boolean isNow) {
    if (!isNow && (!hasTraces.get() || System.nanoTime() - triedNanos < TRACES_PAUSE_NANOS)) {
      return;
    }
    triedNanos = System.nanoTime();
    hasTraces.set(true);
    Optional<SQLException> failure = Optional.empty();
    try {
      if (dialect.forgetTraces(url, isNow ? TRACES_PATIENCE : Duration.ZERO)) {
        hasTraces.set(false);
        return;
      }
    } catch (SQLException e) {
      failure = Optional.of(e);
    }
    if (isNow) {
      throw failure
          .map(cause -> new ProblemException(TRACES_LEFT, cause))
          .orElseGet(TRACES_LEFT::toException);
    }
  }

  /** Why the last write found no room, if that was in the last minute. */
  public Optional<ProblemException> outOfRoom() {
    return writer.outOfRoom();
  }

  /**
   * Copies all that is stored, as it stands at one moment, into a file that is not there yet. Others read and
   * write meanwhile.
   *
   * @throws ProblemException {@code LEDGER_BACKUP_OF_SERVER} if a server keeps the database
   */
  public void copyTo(Path file) {
    requireOpen();
    try {
      dialect.copyTo(url, file);
    } catch (SQLException e) {
      throw dialect.explain(e);
    }
  }

  /** Whether the database is fit to be recorded in now. */
  public StoreCondition condition() {
    return read(
        connection -> {
          try (var statement = connection.createStatement();
              var heads =
                  statement.executeQuery(
                      "SELECT COALESCE(SUM(sequence), 0), COALESCE(SUM(events), 0),"
                          + " COALESCE(MAX(recorded_at), 0) FROM fund_head")) {
            heads.next();
            var last = Instant.EPOCH.plus(heads.getLong(3), ChronoUnit.MICROS);
            var ahead = Duration.between(now(), last);
            return new StoreCondition(
                heads.getLong(1),
                heads.getLong(2),
                ahead.isNegative() ? Duration.ZERO : ahead,
                ahead.compareTo(clockBehindMax) <= 0,
                dialect.triggersMissing(connection),
                dialect.isDurable(connection),
                dialect.isWritable(connection, url));
          }
        });
  }

  /** How many works wait to be written. */
  public int writesWaiting() {
    return writer.waiting();
  }

  /**
   * Lets a role of the server run the service on this database, without letting it change what is recorded.
   *
   * @throws ProblemException {@code LEDGER_ROLE_UNFIT}, also where a file keeps the database
   */
  public void letRun(String role) {
    if (dialect != Dialect.POSTGRESQL) {
      throw LEDGER_ROLE_UNFIT
          .because(
              "An SQLite file has no roles: who may write to it is decided by its permissions."
                  + " Nothing was granted.",
              "role",
              role)
          .toException();
    }
    write(
        connection -> {
          new RunningRole(connection, role).grant();
          return true;
        });
  }

  private void requireOpen() {
    if (closed) {
      throw LEDGER_CLOSED.because("The ledger has been closed.").toException();
    }
  }

  /** Waits for what is being written, then closes all connections. Closing twice does nothing. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    writer.close();
    readers.closeIdle();
  }
}
