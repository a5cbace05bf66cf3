package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_BACKUP_OF_SERVER;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_BUSY;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_FAILED;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_FULL;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_READ_ONLY;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_UNREACHABLE;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_URL_UNKNOWN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite and PostgreSQL do differently. Everything else is said once, in SQL that both speak. */
public enum Dialect {
  /** A file, with one writing process and any number of readers beside it. */
  SQLITE("sqlite") {
    @Override
    Connection openWriter(String url) throws SQLException {
      SQLiteConfig config = config(url);
      // The driver begins a transaction as soon as one ends, so it must not take the lock with it.
      config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
      // A large import makes a large log; the next commit after it gives the room back.
      config.setJournalSizeLimit(LOG_BYTES_KEPT_MAX);
      Connection connection = config.createConnection(url);
      // In KiB. A transaction that outgrows it writes pages twice: with half of it, an import of
      // 300,000 entries took a quarter longer.
      execute(connection, "PRAGMA cache_size = -131072");
      connection.setAutoCommit(false);
      return connection;
    }

    @Override
    Connection openReader(String url) throws SQLException {
      SQLiteConfig config = config(url);
      config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
      Connection connection = config.createConnection(url);
      execute(connection, "PRAGMA query_only = ON");
      // In KiB. What the log holds is kept here; the pages of the file itself are read where they
      // lie.
      execute(connection, "PRAGMA cache_size = -2048");
      execute(connection, "PRAGMA mmap_size = 1073741824");
      connection.setAutoCommit(false);
      return CachedStatements.of(connection);
    }

    @Override
    void makePrivate(String url) {
      var file = SqliteFiles.of(url);
      if (file.isPresent()) {
        SqliteFiles.createPrivate(file.get());
      }
    }

    @Override
    void copyTo(String url, Path file) throws SQLException {
      // SQLite would let everybody read it, but takes an empty file as it is.
      SqliteFiles.createPrivate(file);
      try (Connection connection = config(url).createConnection(url);
          var copying = connection.prepareStatement("VACUUM INTO ?")) {
        // It reads one state, and nobody who writes waits for it.
        copying.setString(1, file.toString());
        copying.execute();
      }
    }

    @Override
    boolean forgetTraces(String url, Duration patience) throws SQLException {
      if (SqliteFiles.of(url).isEmpty()) {
        return true;
      }
      try (Connection connection = config(url).createConnection(url)) {
        execute(connection, "PRAGMA busy_timeout = " + patience.toMillis());
        // Rows that were moved when a page was full leave copies behind, which no setting empties.
        execute(connection, "VACUUM");
        return isLogEmptied(connection);
      }
    }

    private boolean isLogEmptied(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        return row.next() && row.getInt(1) == 0;
      }
    }

    @Override
    List<String> damages(Connection connection) throws SQLException {
      var found = new ArrayList<String>();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("PRAGMA integrity_check(" + DAMAGES_MAX + ")")) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      return found.equals(List.of("ok")) ? List.of() : found;
    }

    @Override
    void begin(Connection connection) throws SQLException {
      // Writes nothing, but takes the lock before anything is read that others might change.
      execute(connection, "UPDATE fund_head SET events = events WHERE fund = -1");
    }

    @Override
    void planAgain(Connection connection) {
      // Its plans depend on the tables' shapes only.
    }

    private SQLiteConfig config(String url) {
      var config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      // What is set here would win over what the address says.
      if (!url.contains("busy_timeout=")) {
        config.setBusyTimeout(BUSY_MILLIS);
      }
      config.enforceForeignKeys(true);
      return config;
    }

    @Override
    String headForWriting() {
      // The writing transaction was begun at once, so nobody else can write from here on.
      return HEAD_WITH_DEBITS;
    }

    @Override
    String headKept() {
      return HEAD;
    }

    @Override
    String accessKept() {
      return ACCESS_VERSION;
    }

    @Override
    String accessForWriting() {
      return ACCESS_VERSION;
    }

    @Override
    boolean sendsStatementsTogether() {
      return false;
    }

    @Override
    String isOneOf(String column) {
      return column + " IN (SELECT value FROM json_each(?))";
    }

    @Override
    String each(String name) {
      return "json_each(?) AS " + name;
    }

    @Override
    Object numbers(Connection connection, Collection<Long> numbers) {
      return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    Object texts(Connection connection, Collection<String> texts) {
      return texts.stream().map(Json::quote).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    Map<String, String> placeholders() {
      return Map.of(
          "long", "INTEGER",
          "bytes", "BLOB",
          "plain", " STRICT",
          "clustered", " STRICT, WITHOUT ROWID");
    }

    @Override
    ProblemException explain(SQLException failure) {
      if (failure instanceof SQLiteException sqlite) {
        SQLiteErrorCode code = sqlite.getResultCode();
        switch (code.code & 0xff) {
          case 5, 6:
            return unavailable(
                LEDGER_STORE_BUSY,
                "Another process holds the database, and did not let go of it in time. Nothing was"
                    + " recorded; end it or try again.",
                failure);
          case 8:
            return unavailable(
                LEDGER_STORE_READ_ONLY,
                "The database cannot be written: its file or folder is read-only. Nothing was"
                    + " recorded; correct the permissions and try again.",
                failure);
          case 14:
            return unavailable(
                LEDGER_STORE_UNREACHABLE,
                "The database file cannot be opened: it or its folder is missing, or may not be read"
                    + " or written. Nothing was recorded; correct the path or the permissions and try"
                    + " again.",
                failure);
          case 13:
            return unavailable(
                LEDGER_STORE_FULL,
                "The disk is full. Nothing was recorded; make room and try again.",
                failure);
          default:
            break;
        }
      }
      return failed(failure);
    }

    @Override
    boolean isWorthRetrying(SQLException failure) {
      return false;
    }

    @Override
    boolean isAway(SQLException failure) {
      // A file is there or not; no other takes its place.
      return false;
    }

    @Override
    AutoCloseableLock lockForMigrating(String url) {
      // SQLite has no lock that outlasts a transaction; see isOfAnotherMigrating.
      return () -> {};
    }

    @Override
    List<String> triggersMissing(Connection connection) throws SQLException {
      return missing(
          connection,
          List.of("never_changes", "never_goes", "never_replaced"),
          "SELECT name FROM sqlite_master WHERE type = 'trigger'"
              + " AND (sql LIKE '%RAISE(ABORT%' OR sql LIKE '%UPDATE access_version%')");
    }

    @Override
    boolean isDurable(Connection connection) {
      // Whoever writes asks for it with each connection.
      return true;
    }

    @Override
    boolean isWritable(Connection connection, String url) {
      // Its log and the file beside it are made anew in the folder.
      return SqliteFiles.of(url)
          .map(
              file -> Files.isWritable(file) && Files.isWritable(file.toAbsolutePath().getParent()))
          .orElse(true);
    }

    @Override
    boolean isOfAnotherMigrating(RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        boolean isBusy =
            cause instanceof SQLiteException sqlite
                && (sqlite.getResultCode().code & 0xff) >= 5
                && (sqlite.getResultCode().code & 0xff) <= 6;
        // What it was about to make is there already, since another has made it.
        if (isBusy || String.valueOf(cause.getMessage()).contains("already exists")) {
          return true;
        }
      }
      return false;
    }
  },

  /** A server, with any number of processes. */
  POSTGRESQL("postgresql") {
    @Override
    Connection openWriter(String url) throws SQLException {
      Connection connection = DriverManager.getConnection(url, properties());
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return connection;
    }

    @Override
    Connection openReader(String url) throws SQLException {
      Connection connection = DriverManager.getConnection(url, properties());
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    }

    @Override
    void planAgain(Connection connection) throws SQLException {
      // A plan made while a table was small would go on reading all of it.
      execute(connection, "DISCARD PLANS");
    }

    @Override
    void makePrivate(String url) {
      // The server decides who may read.
    }

    @Override
    void copyTo(String url, Path file) {
      throw LEDGER_BACKUP_OF_SERVER
          .because(
              "A PostgreSQL database is backed up by its server, with pg_basebackup and its archive of"
                  + " WAL: docs/operation.md says how. Nothing was written.")
          .toException();
    }

    @Override
    boolean forgetTraces(String url, Duration patience) {
      // The server's own vacuum does, and its log and copies of it are its administrator's.
      return true;
    }

    @Override
    List<String> damages(Connection connection) {
      // The server's own checksums and amcheck look after its pages.
      return List.of();
    }

    @Override
    void begin(Connection connection) {
      // Writers of different funds do not exclude each other; the fund's head is locked when read.
    }

    private Properties properties() {
      var properties = new Properties();
      properties.setProperty("reWriteBatchedInserts", "true");
      properties.setProperty("ApplicationName", "commonpurse");
      properties.setProperty("prepareThreshold", "1");
      // What the server says of a failure would hold whole rows, with narratives and names, and go
      // to the log.
      properties.setProperty("logServerErrorDetail", "false");
      return properties;
    }

    @Override
    String headForWriting() {
      return HEAD_WITH_DEBITS + " FOR UPDATE";
    }

    @Override
    String headKept() {
      // Two acts that read each other's funds clash; the database ends one, which is tried again.
      return HEAD + " FOR SHARE";
    }

    @Override
    String accessKept() {
      return ACCESS_VERSION + " FOR SHARE";
    }

    @Override
    String accessForWriting() {
      return ACCESS_VERSION + " FOR UPDATE";
    }

    @Override
    boolean sendsStatementsTogether() {
      return true;
    }

    @Override
    String isOneOf(String column) {
      return column + " = ANY (?)";
    }

    @Override
    String each(String name) {
      return "unnest(?) AS " + name + "(value)";
    }

    @Override
    Object numbers(Connection connection, Collection<Long> numbers) throws SQLException {
      return connection.createArrayOf("bigint", numbers.toArray());
    }

    @Override
    Object texts(Connection connection, Collection<String> texts) throws SQLException {
      return connection.createArrayOf("text", texts.toArray());
    }

    @Override
    Map<String, String> placeholders() {
      return Map.of("long", "BIGINT", "bytes", "BYTEA", "plain", "", "clustered", "");
    }

    @Override
    ProblemException explain(SQLException failure) {
      String state = stateOf(failure);
      if (state.startsWith("08") || state.startsWith("57P")) {
        return unavailable(
            LEDGER_STORE_UNREACHABLE,
            "The database server cannot be reached: it is away, or another is about to take its place."
                + " Nothing was recorded; ask again in a moment.",
            failure);
      }
      if (state.startsWith("53")) {
        return unavailable(
            LEDGER_STORE_FULL,
            "The database server is out of disk, memory or connections. Nothing was recorded.",
            failure);
      }
      if (state.equals("25006")) {
        return unavailable(
            LEDGER_STORE_READ_ONLY,
            "The database server takes nothing to be recorded: it is a replica, or was made read-only."
                + " Nothing was recorded; ask again in a moment.",
            failure);
      }
      return failed(failure);
    }

    @Override
    AutoCloseableLock lockForMigrating(String url) throws SQLException {
      Connection connection = DriverManager.getConnection(url, properties());
      try (var lock = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
        lock.setLong(1, MIGRATING_LOCK);
        lock.execute();
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      // The lock ends with the connection.
      return connection::close;
    }

    @Override
    List<String> triggersMissing(Connection connection) throws SQLException {
      return missing(
          connection,
          List.of("never_changes"),
          "SELECT t.tgname FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid"
              + " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
              + " AND (f.prosrc LIKE '%RAISE EXCEPTION%'"
              + " OR f.prosrc LIKE '%UPDATE access_version%')");
    }

    @Override
    boolean isDurable(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
        row.next();
        return !row.getString(1).equals("off");
      }
    }

    @Override
    boolean isWritable(Connection connection, String url) throws SQLException {
      // This connection itself only reads, whatever the server is.
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT NOT pg_is_in_recovery()"
                      + " AND current_setting('default_transaction_read_only') = 'off'")) {
        row.next();
        return row.getBoolean(1);
      }
    }

    @Override
    boolean isOfAnotherMigrating(RuntimeException failure) {
      return false;
    }

    @Override
    boolean isWorthRetrying(SQLException failure) {
      // Serialisation failure, deadlock, or a key that another process recorded a moment ago.
      String state = stateOf(failure);
      return state.startsWith("40") || state.equals("23505");
    }

    @Override
    boolean isAway(SQLException failure) {
      String state = stateOf(failure);
      // No connection; a server that stops or starts; one that has become a replica; one that has
      // no connection left, as when all come back to it at once.
      return state.startsWith("08")
          || state.startsWith("57P")
          || state.equals("25006")
          || state.equals("53300");
    }
  };

  /** The SQLSTATE of a failure; empty where the driver gave none. */
  private static String stateOf(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  /** How long to wait for another process to finish writing: it may be starting on a busy machine. */
  static final int BUSY_MILLIS = 30_000;

  /** So many damages of a file are told; the first tells the most. */
  static final int DAMAGES_MAX = 10;

  /** So much room SQLite's log keeps when its content has been taken over. */
  static final int LOG_BYTES_KEPT_MAX = 8 * 1024 * 1024;

  /** Tables of keys and roles of which each new row tells every process to read them again. */
  private static final List<String> COUNTED =
      List.of("access_key", "access_key_end", "access_grant", "access_grant_end");

  /** The tables of which a text may go once an event says so, each with a trigger of its own for rows that go. */
  static final List<String> REDACTED = List.of("entry", "event");

  /** The tables whose rows are never changed or removed, but for a text of {@link #REDACTED}. */
  static final List<String> APPEND_ONLY =
      List.of(
          "fund",
          "account",
          "entry",
          "posting",
          "event",
          "access_key",
          "access_key_end",
          "access_grant",
          "access_grant_end",
          "access_first",
          "access_act",
          "audit_request");

  /** Any number will do that others do not use. */
  private static final long MIGRATING_LOCK = 0x636f_6d6d_6f6e_7075L;

  private static final String HEAD =
      "SELECT sequence, accounts, kept_to, recorded_at, seal, events FROM fund_head WHERE fund ="
          + " ?";

  private static final String ACCESS_VERSION = "SELECT version FROM access_version";

  private static final String HEAD_WITH_DEBITS =
      HEAD.replace("events FROM", "events, gross_debits FROM");

  private final String folder;

  Dialect(String folder) {
    this.folder = folder;
  }

  /**
   * The dialect that a JDBC URL asks for.
   *
   * @throws ProblemException {@code LEDGER_URL_UNKNOWN} if it is of neither database
   */
  public static Dialect of(String jdbcUrl) {
    if (jdbcUrl.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (jdbcUrl.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw LEDGER_URL_UNKNOWN
        .because(
            "A ledger is kept at an address like jdbc:sqlite:ledger.db or"
                + " jdbc:postgresql://host/database, which this is not.")
        .toException();
  }

  /** The folder of migrations that are for this database only. */
  String folder() {
    return folder;
  }

  /** Opens the connection that writes. Its transactions begin by themselves. */
  abstract Connection openWriter(String url) throws SQLException;

  /** Opens a connection that reads: each of its transactions sees one unchanging state. */
  abstract Connection openReader(String url) throws SQLException;

  /** Begins to write: on SQLite, waits until nobody else does. */
  abstract void begin(Connection connection) throws SQLException;

  /** Has statements planned again, after the tables have grown by some hundreds of rows. */
  abstract void planAgain(Connection connection) throws SQLException;

  /**
   * The query for a fund's head that keeps other writers of this fund out until the commit. Its last
   * column is what the fund's entries debit.
   */
  abstract String headForWriting();

  /** The query for a fund's head that keeps all writers of this fund out until the commit. */
  abstract String headKept();

  /** The query that keeps keys and roles as they are until the commit. */
  abstract String accessKept();

  /** The query that keeps others from changing keys and roles, and from acting on them, until the commit. */
  abstract String accessForWriting();

  /** The query for a fund's head. */
  String head() {
    return HEAD;
  }

  /** Whether several statements can be sent together, so that they take one way there and back. */
  abstract boolean sendsStatementsTogether();

  /** The condition that a column is among the values of one parameter. */
  abstract String isOneOf(String column);

  /** The values of one parameter as a table with the one column {@code value}. */
  abstract String each(String name);

  /** The parameter for {@link #isOneOf} or {@link #each} with whole numbers. */
  abstract Object numbers(Connection connection, Collection<Long> numbers) throws SQLException;

  /** The parameter for {@link #isOneOf} or {@link #each} with texts. */
  abstract Object texts(Connection connection, Collection<String> texts) throws SQLException;

  /** What the migrations spell differently. */
  abstract Map<String, String> placeholders();

  /** The failure in our own words. */
  abstract ProblemException explain(SQLException failure);

  /** Whether the failure is one that {@link #explain} has more to say about than the database. */
  boolean knows(SQLException failure) {
    return explain(failure).type() != LEDGER_STORE_FAILED;
  }

  /** Whether the same work may succeed when tried again at once. */
  abstract boolean isWorthRetrying(SQLException failure);

  /**
   * Whether the server went away before it answered, or is not one that records, so that another connection
   * may find it back or find the one that has taken its place.
   */
  abstract boolean isAway(SQLException failure);

  /** A lock that is held until it is closed. */
  @FunctionalInterface
  interface AutoCloseableLock extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** Waits until no other process brings the database to the newest version, and keeps others out. */
  abstract AutoCloseableLock lockForMigrating(String url) throws SQLException;

  /** Whether a commit is answered only when it is on the disk. */
  abstract boolean isDurable(Connection connection) throws SQLException;

  /** Whether what is recorded is taken: the server is no replica, nor is anything read-only. */
  abstract boolean isWritable(Connection connection, String url) throws SQLException;

  /** Creates the file of a database that is not there yet, so that only its owner may read it. */
  abstract void makePrivate(String url);

  /**
   * Copies a database, as it stands at one moment, into a file that is not there yet.
   *
   * @throws ProblemException {@code LEDGER_BACKUP_OF_SERVER}
   */
  abstract void copyTo(String url, Path file) throws SQLException;

  /**
   * Empties what the file of a database has of removed rows in its unused parts and its log.
   *
   * @param patience  how long to wait for others to let go of it
   * @return whether it did; not where somebody still reads an older state
   */
  abstract boolean forgetTraces(String url, Duration patience) throws SQLException;

  /** What the database finds damaged in its own file, in its own words; nothing if it is whole. */
  abstract List<String> damages(Connection connection) throws SQLException;

  /** The names of those triggers that keep what is recorded as it is and are not there. */
  abstract List<String> triggersMissing(Connection connection) throws SQLException;

  private static List<String> missing(Connection connection, List<String> kinds, String present)
      throws SQLException {
    var missing = new ArrayList<String>();
    for (String table : APPEND_ONLY) {
      kinds.forEach(kind -> missing.add(table + "_" + kind));
    }
    COUNTED.forEach(table -> missing.add(table + "_counts"));
    REDACTED.stream()
        .map(table -> table + "_never_goes")
        .filter(name -> !missing.contains(name))
        .forEach(missing::add);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(present)) {
      while (row.next()) {
        missing.remove(row.getString(1));
      }
    }
    return missing;
  }

  /** Whether a migration failed only because another process was at it at the same time. */
  abstract boolean isOfAnotherMigrating(RuntimeException failure);

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static ProblemException unavailable(
      ProblemType type, String message, SQLException cause) {
    return new ProblemException(type.because(message), cause);
  }

  private static ProblemException failed(SQLException cause) {
    return unavailable(
        LEDGER_STORE_FAILED,
        "The database refused what it was asked ("
            + kind(cause)
            + "). Nothing was recorded; the log says more.",
        cause);
  }

  /** The kind of a failure, as the documentation of the database lists it. */
  private static String kind(SQLException cause) {
    // What the driver says beside may name files, hosts and statements.
    return cause instanceof SQLiteException sqlite
        ? "result code " + sqlite.getResultCode().code
        : "SQL state " + cause.getSQLState();
  }
}
