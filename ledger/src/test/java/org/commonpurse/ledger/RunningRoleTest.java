package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewKey;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** What the role may do as which the service runs on a PostgreSQL server, and what it may not. */
class RunningRoleTest {

  private static final String ROLE = "Purse; \"runs\"";

  private static void execute(String url, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String as(String url, String role) {
    return url.replace("user=postgres", "user=" + role);
  }

  @Test
  void readsAndAddsEverythingAndChangesNothing() throws SQLException {
    var url = TestStores.POSTGRESQL.fresh();
    execute(url, "CREATE ROLE purse_runs LOGIN");
    try (var owner = Ledger.open(url)) {
      owner.letRun("purse_runs");
      owner.letRun("purse_runs");
    }
    var running = as(url, "purse_runs");
    assertThat(running).isNotEqualTo(url);
    try (var ledger = Ledger.open(running)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      for (int i = 0; i < 10; i++) {
        ledger.journal().post(submission("k" + i, due("2023-04-01", ICB, MINIMUM, 100)));
      }
      ledger.agreements().add(FUND, AgreementCode.of("bcf"), 1, "version: 1", TREASURER);
      var key = new NewKey("0".repeat(12), "d", TREASURER, KeyScope.ALL, Optional.empty());
      ledger.access().add(key, TREASURER, "");
      ledger.access().used(key.id(), Instant.now());
      ledger.access().used(key.id(), Instant.now().plusSeconds(120));
      ledger.access().revoke(key.id(), TREASURER, "");
      ledger.audit().note(List.of(AuditTrailTest.refused(1, "k", Optional.of(FUND))));
      assertThat(ledger.journal().entries(EntryQuery.of(FUND)).entries()).hasSize(10);
      assertThat(ledger.verification().all(Optional.empty()))
          .allSatisfy(fund -> assertThat(fund.findings()).isEmpty());
    }
    // The server warns of what one may not grant, and does nothing.
    execute(running, "GRANT UPDATE, DELETE, TRUNCATE, TRIGGER ON entry TO purse_runs");
    var done = new ArrayList<String>();
    for (var table : tables(url)) {
      for (var sql :
          List.of(
              "DELETE FROM " + table,
              "TRUNCATE " + table,
              "DROP TABLE " + table,
              "ALTER TABLE " + table + " DISABLE TRIGGER ALL",
              "ALTER TABLE " + table + " OWNER TO purse_runs",
              "ALTER TABLE " + table + " ADD COLUMN extra TEXT",
              "CREATE RULE r AS ON INSERT TO " + table + " DO INSTEAD NOTHING")) {
        tryIt(running, sql, done);
      }
    }
    for (var sql :
        List.of(
            "UPDATE posting SET pence = 1",
            "UPDATE entry SET reference = ''",
            "UPDATE event SET subject = ''",
            "UPDATE access_grant SET role = 'administrator'",
            "UPDATE audit_request SET outcome = 'DONE'",
            "UPDATE schema_version SET success = false",
            "DROP TRIGGER entry_never_changes ON entry",
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN RETURN NULL; END'",
            "DROP FUNCTION refuse_change() CASCADE",
            "SET session_replication_role = replica",
            "CREATE TABLE mine (one BIGINT)",
            "SET ROLE postgres",
            "DROP SCHEMA public CASCADE")) {
      tryIt(running, sql, done);
    }
    assertThat(done).as("what the role could do").isEmpty();
    // These two it may touch for a redaction, and the triggers let through nothing but one.
    for (var sql :
        List.of(
            "UPDATE entry SET narrative = '', salt = ''",
            "UPDATE event SET document = ''",
            // Its own table does not stand in for the chain.
            "CREATE TEMP TABLE event AS SELECT 1::BIGINT AS fund, 'redaction' AS kind,"
                + " 'entry 1' AS subject;"
                + " UPDATE entry SET narrative = '', salt = '' WHERE sequence = 1")) {
      assertThatThrownBy(() -> execute(running, sql))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("never changed or removed");
    }
  }

  @Test
  void takesANarrativeOut() throws SQLException {
    var url = TestStores.POSTGRESQL.fresh();
    execute(url, "CREATE ROLE purse_redacts LOGIN");
    try (var owner = Ledger.open(url)) {
      owner.letRun("purse_redacts");
    }
    try (var ledger = Ledger.open(as(url, "purse_redacts"))) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission("k", due("2023-04-01", ICB, MINIMUM, 100)));
      ledger.books().write(FUND, books -> books.redactions().redact(FUND, 1, "Asked", TREASURER));
      assertThat(ledger.verification().of(FUND, Optional.empty()).findings()).isEmpty();
    }
  }

  private static void tryIt(String url, String sql, List<String> done) throws SQLException {
    try {
      execute(url, sql);
      done.add(sql);
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(sql + ": " + e.getMessage()).isEqualTo("42501");
    }
  }

  private static List<String> tables(String url) throws SQLException {
    var tables = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    assertThat(tables).contains("entry", "posting", "event", "fund_head");
    return tables;
  }

  @Test
  void isNoneThatCouldDoMore() throws SQLException {
    var url = TestStores.POSTGRESQL.fresh();
    execute(
        url,
        "CREATE ROLE purse_member LOGIN IN ROLE postgres",
        "CREATE ROLE purse_writer LOGIN IN ROLE pg_write_all_data",
        "CREATE ROLE \"" + ROLE.replace("\"", "\"\"") + "\" LOGIN");
    try (var owner = Ledger.open(url)) {
      for (var unfit : List.of("postgres", "purse_member", "purse_writer", "nobody", "")) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> owner.letRun(unfit));
        assertThat(refusal.code()).as(unfit).isEqualTo("LEDGER_ROLE_UNFIT");
      }
      owner.letRun(ROLE);
    }
    assertThatThrownBy(() -> execute(as(url, "purse_writer"), "SELECT * FROM schema_version"))
        .as("what was begun for an unfit role is taken back")
        .isInstanceOf(SQLException.class);
    try (var file = Ledger.open(TestStores.SQLITE.fresh())) {
      var refusal = catchThrowableOfType(ProblemException.class, () -> file.letRun("x"));
      assertThat(refusal.code()).isEqualTo("LEDGER_ROLE_UNFIT");
    }
  }
}
