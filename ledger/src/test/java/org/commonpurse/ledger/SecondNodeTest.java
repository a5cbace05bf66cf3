package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.commonpurse.ledger.FailoverTest.one;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Nothing is answered as recorded that only one node has, where the server is told to wait for a second: also not
 * what a retry is told. The second node is one that does not come.
 */
class SecondNodeTest {

  private static final FundCode OTHER = FundCode.of("other");

  private static EmbeddedPostgres server;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private Ledger ledger;

  /** A server of its own, for what it waits for is a setting of the whole server. */
  @BeforeAll
  static void start() throws IOException {
    assumeThat(System.getProperty("stores")).isNotEqualTo("sqlite");
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "on")
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void register() throws SQLException {
    execute("DROP SCHEMA public CASCADE");
    execute("CREATE SCHEMA public");
    ledger = Ledger.open(server.getJdbcUrl("postgres", "postgres"));
    ledger.funds().register(Samples.fund(), TREASURER);
  }

  @AfterEach
  void close() throws SQLException {
    secondNode("");
    ledger.close();
    callers.shutdownNow();
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(String sql) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Has every commit wait for a node of this name; for none where it is empty. */
  private static void secondNode(String name) throws SQLException {
    execute("ALTER SYSTEM SET synchronous_standby_names = '" + name + "'");
    execute("SELECT pg_reload_conf()");
    // The processes of the server read it each in their time.
    for (int i = 0; i < 100; i++) {
      if (count(
              "SELECT COUNT(*) FROM pg_settings WHERE name = 'synchronous_standby_names'"
                  + " AND setting = '"
                  + name
                  + "'")
          == 1) {
        return;
      }
    }
    throw new IllegalStateException("The server does not take the setting");
  }

  private static long waiting() throws SQLException {
    return count("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
  }

  private static void awaitThatOneWaits() throws SQLException, InterruptedException {
    for (int i = 0; i < 200 && waiting() == 0; i++) {
      Thread.sleep(20);
    }
    assertThat(waiting()).isEqualTo(1);
  }

  /** The answer to something that is answered no sooner than the second node has it. */
  private <T> T waitsForTheSecondNode(Callable<T> asked) throws Exception {
    secondNode("away");
    Future<T> answer = callers.submit(asked);
    awaitThatOneWaits();
    assertThat(answer.isDone()).isFalse();
    secondNode("");
    return answer.get(10, TimeUnit.SECONDS);
  }

  private int entries() {
    return ledger.journal().entries(EntryQuery.of(FUND).limit(10)).entries().size();
  }

  @Test
  void waitsWithTheAnswerToAPost() throws Exception {
    assertThat(waitsForTheSecondNode(() -> ledger.journal().post(one("key"))).replay()).isFalse();
  }

  @Test
  void waitsWithTheAnswerThatAnEntryWasRecordedBefore() throws Exception {
    ledger.journal().post(one("key"));
    assertThat(waitsForTheSecondNode(() -> ledger.journal().post(one("key"))).replay()).isTrue();
  }

  @Test
  void waitsWithTheAnswerThatAnActWasDoneBefore() throws Exception {
    var request =
        Optional.of(
            ActRequest.of(new EntryKey("act"), TREASURER, "fund-register", List.of("other")));
    ledger.funds().register(Samples.fund(OTHER), request, TREASURER);
    waitsForTheSecondNode(() -> ledger.funds().register(Samples.fund(OTHER), request, TREASURER));
  }

  /** The case that loses money: the leader has the entry, nobody was answered, and somebody asks again. */
  @Test
  void waitsOnWhereTheFirstAnswerWasCutOffWhileItWaited() throws Exception {
    secondNode("away");
    var first = callers.submit(() -> ledger.journal().post(one("key")));
    awaitThatOneWaits();
    assertThat(entries()).isZero();
    execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    // Others see it now, on this node; the service sends it again, and waits again.
    for (int i = 0; i < 200 && (entries() == 0 || waiting() == 0); i++) {
      Thread.sleep(20);
    }
    assertThat(entries()).isEqualTo(1);
    assertThat(waiting()).isEqualTo(1);
    assertThat(first.isDone()).isFalse();
    secondNode("");
    assertThat(first.get(10, TimeUnit.SECONDS).replay()).isTrue();
    assertThat(entries()).isEqualTo(1);
  }
}
