package org.commonpurse.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who owns the database, changes what is recorded by hand, and leaves no trigger missing.
 */
final class Intruder implements AutoCloseable {

  private final Connection connection;
  private final TestStores store;
  private final List<String> triggers = new ArrayList<>();
  private final List<String> drops = new ArrayList<>();

  /** What is done by hand. */
  @FunctionalInterface
  interface Deed {
    void on(Connection connection) throws SQLException;
  }

  Intruder(String url, TestStores store) throws SQLException {
    this.store = store;
    this.connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      if (store == TestStores.POSTGRESQL) {
        statement.execute("SET session_replication_role = replica");
      } else {
        statement.execute("PRAGMA synchronous = OFF");
        statement.execute("PRAGMA busy_timeout = 10000");
        try (ResultSet row =
            statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")) {
          while (row.next()) {
            drops.add("DROP TRIGGER " + row.getString(1));
            triggers.add(row.getString(2));
          }
        }
      }
    }
  }

  Connection connection() {
    return connection;
  }

  /** Does it behind the triggers' back. */
  void does(Deed deed) throws SQLException {
    if (store == TestStores.POSTGRESQL) {
      deed.on(connection);
      return;
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String drop : drops) {
        statement.execute(drop);
      }
      deed.on(connection);
      for (String trigger : triggers) {
        statement.execute(trigger);
      }
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Runs statements behind the triggers' back. */
  void does(String... statements) throws SQLException {
    does(
        open -> {
          try (Statement statement = open.createStatement()) {
            for (String one : statements) {
              statement.execute(one);
            }
          }
        });
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
