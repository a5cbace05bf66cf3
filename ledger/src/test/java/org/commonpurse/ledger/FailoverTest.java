package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to what is asked and recorded while the server goes away, and another takes its place. */
class FailoverTest {

  private String url;

  @BeforeEach
  void register() {
    url = TestStores.POSTGRESQL.fresh();
    try (var ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
    }
  }

  static Submission one(String key) {
    return submission(key, due("2023-04-01", ICB, MINIMUM, 1));
  }

  private void execute(String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection(url);
        var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private void endConnections() throws SQLException {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  /** Entries in the journal, which must be sound. */
  static int entries(Ledger ledger) {
    assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    return ledger.journal().entries(EntryQuery.of(FUND).limit(1000)).entries().size();
  }

  @Test
  void answersAsIfNothingHadHappenedWhereConnectionsWereEndedBetweenRequests() throws Exception {
    try (var ledger = Ledger.open(url)) {
      for (int i = 0; i < 3; i++) {
        ledger.funds().list();
        endConnections();
        assertThat(ledger.journal().post(one("k" + i)).replay()).isFalse();
        endConnections();
        assertThat(entries(ledger)).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void doesAnActAgainWhoseConnectionIsEndedInItsMiddleAndRecordsItOnce() throws Exception {
    try (var ledger = Ledger.open(url)) {
      var begun = new AtomicInteger();
      var receipts =
          ledger
              .books()
              .write(
                  FUND,
                  books -> {
                    var first = books.journal().post(one("first"));
                    if (begun.incrementAndGet() == 1) {
                      endConnectionsUnchecked();
                    }
                    return List.of(first, books.journal().post(one("second")));
                  });
      assertThat(begun).hasValue(2);
      assertThat(receipts).extracting(Receipt::replay).containsExactly(false, false);
      assertThat(entries(ledger)).isEqualTo(2);
    }
  }

  private void endConnectionsUnchecked() {
    try {
      endConnections();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void readsAgainFromTheBeginningWhereItsConnectionIsEndedInTheMiddle() {
    try (var ledger = Ledger.open(url)) {
      ledger.journal().post(one("k"));
      var begun = new AtomicInteger();
      var read =
          ledger
              .books()
              .at(
                  View.NOW,
                  books -> {
                    var stamp = books.stamp(FUND);
                    if (begun.incrementAndGet() == 1) {
                      endConnectionsUnchecked();
                    }
                    books.journal().entries(EntryQuery.of(FUND));
                    return stamp;
                  });
      assertThat(begun).hasValue(2);
      assertThat(read.sequence()).isEqualTo(1);
    }
  }

  /** The links of a chain are read side by side, so that some are told when reading the others fails. */
  @Test
  void writesAJournalOutWithEachLinkOnceWhereverItsConnectionEnds() throws Exception {
    try (var gate = Gate.before(url);
        var ledger = Ledger.open(gate.leadingTo(url))) {
      for (int i = 0; i < 3; i++) {
        ledger.journal().post(one("k" + i));
      }
      for (int i = 0; i < 60; i++) {
        ledger.rules().set(FUND, FundRules.NONE, TREASURER);
        ledger.rules().set(FUND, FundRules.DEFAULTS, TREASURER);
      }
      var whole = written(ledger);
      assertThat(whole.lines()).hasSizeGreaterThan(120);
      int ended = 0;
      for (int bytes = 1_000; bytes < 3 * whole.length(); bytes += whole.length() / 8) {
        gate.endAfter(bytes);
        assertThat(written(ledger)).isEqualTo(whole);
        ended += gate.hasEnded() ? 1 : 0;
      }
      assertThat(ended).isGreaterThan(3);
    }
  }

  private static String written(Ledger ledger) {
    var out = new StringWriter();
    ledger.exports().write(FUND, ExportFormat.JSONL, out);
    return out.toString();
  }

  /** The key of an entry tells whether the commit arrived, so it is sent again without asking. */
  @ParameterizedTest
  @EnumSource
  void recordsAnEntryOnceWhoseCommitWasNotAnswered(Gate.Commit fate) throws Exception {
    try (var gate = Gate.before(url);
        var ledger = Ledger.open(gate.leadingTo(url))) {
      gate.next(fate);
      var receipt = ledger.journal().post(one("k"));
      assertThat(receipt.sequence()).isEqualTo(1);
      assertThat(receipt.replay()).isEqualTo(fate == Gate.Commit.UNANSWERED);
      assertThat(ledger.journal().post(one("k")).replay()).isTrue();
      assertThat(entries(ledger)).isEqualTo(1);
    }
  }

  /** An act may have no key, so nothing but its caller may send it again. */
  @ParameterizedTest
  @EnumSource
  void saysOfAnActThatItsOutcomeIsNotKnownAndTellsItWhenItIsSentAgain(Gate.Commit fate)
      throws Exception {
    try (var gate = Gate.before(url);
        var ledger = Ledger.open(gate.leadingTo(url))) {
      var begun = new AtomicInteger();
      gate.next(fate);
      assertThat(codeOf(() -> act(ledger, begun))).isEqualTo("LEDGER_OUTCOME_UNKNOWN");
      assertThat(begun).hasValue(1);

      assertThat(act(ledger, begun).replay()).isEqualTo(fate == Gate.Commit.UNANSWERED);
      assertThat(entries(ledger)).isEqualTo(1);
    }
  }

  private static Receipt act(Ledger ledger, AtomicInteger begun) {
    return ledger
        .books()
        .write(
            FUND,
            books -> {
              begun.incrementAndGet();
              return books.journal().post(one("k"));
            });
  }

  @Test
  void throwsAwayAConnectionToAServerThatHasBecomeReadOnly() throws Exception {
    try (var ledger = Ledger.open(url)) {
      ledger.journal().post(one("before"));
      assertThat(ledger.condition().isWritable()).isTrue();
      var name = url.replaceAll(".*/([a-z0-9]+).*", "$1");
      execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
      endConnections();
      assertThat(ledger.condition().isWritable()).isFalse();
      var threads = Executors.newSingleThreadExecutor();
      try {
        var posted = threads.submit(() -> ledger.journal().post(one("after")));
        Thread.sleep(500);
        assertThat(posted.isDone()).isFalse();
        try (Connection other = DriverManager.getConnection(url);
            var statement = other.createStatement()) {
          statement.execute("SET default_transaction_read_only = off");
          statement.execute("ALTER DATABASE " + name + " RESET default_transaction_read_only");
        }
        // Its connection is still one that only reads; a new one records.
        assertThat(posted.get(10, TimeUnit.SECONDS).sequence()).isEqualTo(2);
      } finally {
        threads.shutdownNow();
      }
      assertThat(ledger.condition().isWritable()).isTrue();
      assertThat(entries(ledger)).isEqualTo(2);
    }
  }

  /**
   * A server that takes another's place may lack what the other never answered as recorded, though this process
   * has read it: an account, and the number that it had.
   */
  @Test
  void forgetsWhatItRemembersOfAServerThatAnotherHasTakenThePlaceOf() throws Exception {
    var promoted = TestStores.POSTGRESQL.fresh();
    try (var gate = Gate.before(url);
        var ledger = Ledger.open(gate.leadingTo(url))) {
      ledger.journal().post(submission("lost", due("2023-04-01", ICB, MINIMUM, 5)));
      try (var other = Ledger.open(promoted)) {
        other.funds().register(Samples.fund(), TREASURER);
        other.journal().post(submission("kept", due("2023-04-01", Samples.COUNTY, MINIMUM, 7)));
      }
      var here = url.replaceAll(".*/([a-z0-9]+).*", "$1");
      var there = promoted.replaceAll(".*/([a-z0-9]+).*", "$1");
      gate.shut();
      rename(here, here + "old", there, here);
      gate.open();

      assertThat(ledger.journal().post(submission("lost", due("2023-04-01", ICB, MINIMUM, 5))))
          .extracting(Receipt::sequence, Receipt::replay)
          .containsExactly(2L, false);
      assertThat(entries(ledger)).isEqualTo(2);
    }
  }

  private static void rename(String... pairs) throws SQLException {
    try (Connection server = DriverManager.getConnection(TestStores.POSTGRESQL.fresh());
        var statement = server.createStatement()) {
      for (int i = 0; i < pairs.length; i += 2) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + pairs[i]
                + "'");
        statement.execute("ALTER DATABASE " + pairs[i] + " RENAME TO " + pairs[i + 1]);
      }
    }
  }
}
