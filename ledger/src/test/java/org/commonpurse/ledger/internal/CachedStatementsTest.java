package org.commonpurse.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import org.commonpurse.ledger.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that stay prepared answer as new ones would. */
class CachedStatementsTest {

  private Connection plain;
  private Connection cached;

  @BeforeEach
  void open() throws SQLException {
    var url = TestStores.SQLITE.fresh();
    plain = DriverManager.getConnection(url);
    try (var statement = plain.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE number (value INTEGER)");
      statement.execute("INSERT INTO number VALUES (1), (2), (3)");
    }
    cached = CachedStatements.of(DriverManager.getConnection(url));
    cached.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    cached.close();
    plain.close();
  }

  private static long count(Connection connection, int least) throws SQLException {
    try (var statement =
            connection.prepareStatement("SELECT COUNT(*) FROM number WHERE value >= ?");
        var row = bound(statement, least).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static PreparedStatement bound(PreparedStatement statement, int value)
      throws SQLException {
    statement.setInt(1, value);
    return statement;
  }

  @Test
  void answerForOtherParametersAndAfterWhatOthersWrote() throws SQLException {
    assertThat(count(cached, 2)).isEqualTo(2);
    assertThat(count(cached, 1)).isEqualTo(3);
    cached.rollback();
    plain.createStatement().execute("INSERT INTO number VALUES (9)");
    assertThat(count(cached, 2)).isEqualTo(3);
    cached.rollback();
    plain.createStatement().execute("ALTER TABLE number ADD COLUMN more INTEGER");
    assertThat(count(cached, 2)).isEqualTo(3);
  }

  @Test
  void haveNoParametersOfWhoeverUsedThemBefore() throws SQLException {
    assertThat(count(cached, 2)).isEqualTo(2);
    try (var statement = cached.prepareStatement("SELECT COUNT(*) FROM number WHERE value >= ?");
        var row = statement.executeQuery()) {
      row.next();
      // Nothing is more than what was not said.
      assertThat(row.getLong(1)).isZero();
    }
  }

  @Test
  void doNotMixWhenOneIsAskedForWhileItIsInUse() throws SQLException {
    var sql = "SELECT value FROM number WHERE value >= ? ORDER BY value";
    try (var outer = cached.prepareStatement(sql);
        var outerRow = bound(outer, 1).executeQuery()) {
      var seen = new ArrayList<Integer>();
      while (outerRow.next()) {
        try (var inner = cached.prepareStatement(sql);
            var innerRow = bound(inner, outerRow.getInt(1)).executeQuery()) {
          innerRow.next();
          seen.add(innerRow.getInt(1));
        }
      }
      assertThat(seen).containsExactly(1, 2, 3);
    }
  }

  @Test
  void keepNoStateOfTheBooksWhenTheyWereClosedInTheMiddleOfTheirAnswer() throws SQLException {
    var sql = "SELECT value FROM number";
    try (var statement = cached.prepareStatement(sql)) {
      // The result is left open, as it is where somebody has seen enough.
      statement.executeQuery().next();
    }
    cached.rollback();
    plain.createStatement().execute("INSERT INTO number VALUES (4)");
    try (var checkpoint = plain.createStatement().executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      checkpoint.next();
      assertThat(checkpoint.getInt(1)).as("somebody reads an old state").isZero();
    }
    assertThat(count(cached, 1)).isEqualTo(4);
  }

  @Test
  void areClosedForWhoeverGaveThemBack() throws SQLException {
    var statement = cached.prepareStatement("SELECT value FROM number WHERE value = ?");
    statement.close();
    statement.close();
    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(() -> statement.setInt(1, 1)).isInstanceOf(SQLException.class);
    assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
  }

  @Test
  void answerAsNewOnesWouldInAnyOrderOfManyQuestions() throws SQLException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      // More kinds than are kept.
      var sql = "SELECT COUNT(*) + " + random.nextInt(150) + " FROM number WHERE value >= ?";
      int least = random.nextInt(5);
      assertThat(answer(cached, sql, least))
          .as("seed %d", seed)
          .isEqualTo(answer(plain, sql, least));
      if (random.nextInt(50) == 0) {
        cached.rollback();
        plain.createStatement().execute("INSERT INTO number VALUES (" + random.nextInt(5) + ")");
      } else if (random.nextInt(3) == 0) {
        cached.rollback();
      }
    }
  }

  private static long answer(Connection connection, String sql, int least) throws SQLException {
    try (var statement = connection.prepareStatement(sql);
        var row = bound(statement, least).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
