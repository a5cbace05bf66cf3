package org.commonpurse.ledger.internal;

import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_ROLE_UNFIT;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * The role of a PostgreSQL server as which the service runs: it adds to the tables and owns none of them, so
 * that it can neither change what was recorded nor take away the triggers that keep it.
 */
final class RunningRole {

  /**
   * The tables that are written over: where journals end, sums that can be built again, uses of keys, and how often
   * keys and roles were changed.
   */
  private static final List<String> CHANGING =
      List.of(
          "fund_head",
          "kept_day",
          "kept_month",
          "kept_month_segment",
          "access_use",
          "access_version");

  private static final String COULD_CHANGE =
      """
      SELECT t.relname FROM pg_class t
      WHERE t.oid = to_regclass(?)
        AND (pg_has_role(?, t.relowner, 'MEMBER')
          OR has_table_privilege(?, t.oid, 'UPDATE') OR has_table_privilege(?, t.oid, 'DELETE')
          OR has_table_privilege(?, t.oid, 'TRUNCATE') OR has_table_privilege(?, t.oid, 'TRIGGER'))
      """;

  private final Connection connection;
  private final String role;

  RunningRole(Connection connection, String role) {
    this.connection = connection;
    this.role = role;
  }

  /**
   * Grants it what the service needs and nothing else; what it was granted of our tables before is taken back.
   *
   * @throws ProblemException {@code LEDGER_ROLE_UNFIT}
   */
  void grant() throws SQLException {
    requireThere();
    execute("GRANT USAGE ON SCHEMA " + quoted("SELECT quote_ident(current_schema())") + " TO ");
    for (var table : Dialect.APPEND_ONLY) {
      grant("SELECT, INSERT", table);
    }
    for (var table : CHANGING) {
      grant("SELECT, INSERT, UPDATE", table);
    }
    // What the triggers let through: a text that an event says is taken out.
    execute("GRANT UPDATE (narrative, salt) ON entry TO ");
    execute("GRANT UPDATE (document, salt) ON event TO ");
    grant("SELECT", "schema_version");
    for (var table : Dialect.APPEND_ONLY) {
      requireUnableToChange(table);
    }
  }

  private void requireThere() throws SQLException {
    try (var asked = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      asked.setString(1, role);
      try (var found = asked.executeQuery()) {
        if (!found.next()) {
          throw unfit("The server has no role " + role + ".");
        }
      }
    }
  }

  private void grant(String what, String table) throws SQLException {
    execute("REVOKE ALL ON " + table + " FROM ");
    execute("GRANT " + what + " ON " + table + " TO ");
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql + quoted("SELECT quote_ident(?)", role));
    }
  }

  /** A name as SQL writes it, whatever characters it has. */
  private String quoted(String sql, String... parameters) throws SQLException {
    try (var asked = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        asked.setString(i + 1, parameters[i]);
      }
      try (var found = asked.executeQuery()) {
        found.next();
        return found.getString(1);
      }
    }
  }

  private void requireUnableToChange(String table) throws SQLException {
    try (var asked = connection.prepareStatement(COULD_CHANGE)) {
      asked.setString(1, table);
      for (int i = 2; i <= 6; i++) {
        asked.setString(i, role);
      }
      try (var found = asked.executeQuery()) {
        if (found.next()) {
          throw unfit("The role " + role + " owns the table " + table + ", or may change it.");
        }
      }
    }
  }

  private ProblemException unfit(String why) {
    return LEDGER_ROLE_UNFIT
        .because(
            why
                + " Have the server's administrator create one for the service: CREATE ROLE name"
                + " LOGIN. Nothing was granted.",
            "role",
            role)
        .toException();
  }
}
