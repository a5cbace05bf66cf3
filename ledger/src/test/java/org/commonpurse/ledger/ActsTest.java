package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.calendar.Period;
import org.commonpurse.ledger.fund.Measure;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.period.PeriodState;
import org.commonpurse.ledger.period.PeriodStatus;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.ledger.verify.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An act that is asked for again with its key is carried out once. */
class ActsTest {

  private static final Period APRIL = Period.parse("2023-24/01");

  private static Optional<ActRequest> request(String key, String... facts) {
    return Optional.of(ActRequest.of(new EntryKey(key), TREASURER, "act", List.of(facts)));
  }

  /** Adds a version of an agreement, and answers with how often it has been carried out. */
  private static RepeatableAct<String> adding(int version) {
    var agreement = AgreementCode.of("bcf");
    return new RepeatableAct<>(
        books -> {
          books.agreements().add(FUND, agreement, version, "text " + version, TREASURER);
          return "added " + books.agreements().list(FUND).size();
        },
        result -> result,
        (books, before) -> before.result());
  }

  private static String add(Ledger ledger, String key, int version) {
    return ledger.books().write(FUND, request(key, "version " + version), adding(version));
  }

  private static long events(Ledger ledger) {
    return ledger.books().now(books -> books.stamp(FUND)).events();
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void answersTheSameRequestOutOfTheRecordAlsoAfterARestart(TestStores store) {
    String url = store.fresh();
    long events;
    try (Ledger ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      assertThat(add(ledger, "k1", 1)).isEqualTo("added 1");
      assertThat(add(ledger, "k2", 2)).isEqualTo("added 2");
      events = events(ledger);
      assertThat(add(ledger, "k1", 1)).isEqualTo("added 1");
    }
    try (Ledger ledger = Ledger.open(url)) {
      assertThat(add(ledger, "k1", 1)).isEqualTo("added 1");
      assertThat(events(ledger)).isEqualTo(events);
      assertThat(ledger.verification().of(FUND, Optional.empty()).isSound()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void refusesAnotherRequestWithTheSameKey(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      add(ledger, "k", 1);
      long events = events(ledger);
      var byAnother =
          Optional.of(
              ActRequest.of(new EntryKey("k"), new Actor("another"), "act", List.of("version 1")));

      assertThat(codeOf(() -> add(ledger, "k", 2))).isEqualTo("LEDGER_KEY_REUSED");
      assertThat(codeOf(() -> ledger.books().write(FUND, byAnother, adding(1))))
          .isEqualTo("LEDGER_KEY_REUSED");
      assertThat(events(ledger)).isEqualTo(events);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void sharesItsKeysWithEntries(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      var entry = due("2023-04-01", ICB, MINIMUM, 100);
      ledger.journal().post(submission("of an entry", entry));
      add(ledger, "of an act", 1);

      assertThat(codeOf(() -> add(ledger, "of an entry", 2))).isEqualTo("LEDGER_KEY_REUSED");
      assertThat(codeOf(() -> ledger.journal().post(submission("of an act", entry))))
          .isEqualTo("LEDGER_KEY_REUSED");
      assertThat(
              codeOf(
                  () ->
                      ledger
                          .books()
                          .write(
                              FUND,
                              request("its own"),
                              RepeatableAct.toldByItsRequest(
                                  books -> books.journal().post(submission("its own", entry)),
                                  books -> {
                                    throw new AssertionError("It was never carried out");
                                  }))))
          .isEqualTo("LEDGER_KEY_REUSED");
      assertThat(ledger.agreements().list(FUND)).hasSize(1);
      assertThat(ledger.books().now(books -> books.stamp(FUND)).sequence()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void leavesTheKeyOfARefusedActFree(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      add(ledger, "first", 1);
      RepeatableAct<String> refused =
          RepeatableAct.toldByItsRequest(
              books ->
                  books
                      .agreements()
                      .add(FUND, AgreementCode.of("bcf"), 1, "x", TREASURER)
                      .document(),
              books -> "again");

      assertThat(codeOf(() -> ledger.books().write(FUND, request("k"), refused)))
          .isEqualTo("LEDGER_AGREEMENT_DIFFERS");
      assertThat(add(ledger, "k", 2)).isEqualTo("added 2");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void carriesOutOneOfManyAtOnce(TestStores store) throws Exception {
    String url = store.fresh();
    // Two ledgers stand for two processes, of which only one writes on SQLite.
    try (Ledger one = Ledger.open(url);
        Ledger two = store == TestStores.POSTGRESQL ? Ledger.open(url) : one) {
      one.funds().register(Samples.fund(), TREASURER);
      long events = events(one);
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 8; i++) {
        Ledger ledger = i % 2 == 0 ? one : two;
        calls.add(() -> add(ledger, "k", 1));
      }
      var pool = Executors.newFixedThreadPool(calls.size());
      try {
        for (var answer : pool.invokeAll(calls)) {
          assertThat(answer.get()).isEqualTo("added 1");
        }
      } finally {
        pool.shutdown();
      }

      assertThat(events(one)).isEqualTo(events + 2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void registersAFundOnceAndTellsItAsItWas(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      var fund = Samples.fund();
      var once = request("register");
      ledger.funds().register(fund, once, TREASURER);
      var more = new ArrayList<>(fund.measures());
      more.add(new Measure(MeasureCode.of("falls"), "Falls", "fall"));
      ledger.funds().amend(fund.withMeasures(more), TREASURER);

      assertThat(ledger.funds().register(fund, once, TREASURER)).isEqualTo(fund);
      assertThat(ledger.funds().get(FUND).measures()).isEqualTo(more);
      assertThat(codeOf(() -> ledger.funds().register(fund, request("other"), TREASURER)))
          .isEqualTo("LEDGER_FUND_DIFFERS");
      assertThat(codeOf(() -> ledger.funds().register(fund, request("register", "x"), TREASURER)))
          .isEqualTo("LEDGER_KEY_REUSED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsACheckpointOfAPeriodThatAnActCloses(TestStores store) {
    var kept = new ArrayList<Checkpoint>();
    try (Ledger ledger = Ledger.open(store.fresh(), Clock.systemUTC(), kept::add)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      var closing =
          new RepeatableAct<PeriodStatus>(
              books -> books.periods().close(FUND, APRIL, TREASURER),
              status -> String.valueOf(status.events().size()),
              (books, before) ->
                  books
                      .periods()
                      .status(FUND, APRIL)
                      .afterFirst(Integer.parseInt(before.result())));

      var closed = ledger.books().write(FUND, request("close"), closing);
      ledger.periods().askToReopen(FUND, APRIL, "A late bill", TREASURER);
      var again = ledger.books().write(FUND, request("close"), closing);

      assertThat(again).isEqualTo(closed);
      assertThat(again.state()).isEqualTo(PeriodState.CLOSED);
      assertThat(ledger.periods().status(FUND, APRIL).state()).isEqualTo(PeriodState.REOPENING);
      // The checkpoint holds the act too: it is taken when all of it is durable.
      assertThat(kept).hasSize(1);
      assertThat(kept.get(0).events()).contains(4L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void standsInTheExportWhereAKeyUsedTwiceIsFound(TestStores store) throws SQLException {
    String url = store.fresh();
    try (Ledger ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      add(ledger, "k1", 1);
      ledger.journal().post(submission("e1", due("2023-04-01", ICB, MINIMUM, 100)));
      add(ledger, "k2", 2);
      var export = new StringWriter();
      ledger.exports().write(FUND, ExportFormat.JSONL, export);

      assertThat(export.toString()).contains("\"kind\":\"act\",\"subject\":\"k1\"");
      assertThat(verified(export.toString())).isEmpty();
      assertThat(verified(export.toString().replace("\"subject\":\"k2\"", "\"subject\":\"k1\"")))
          .extracting(Finding::what)
          .contains("key", "seal");
      assertThat(verified(export.toString().replace("\"subject\":\"k2\"", "\"subject\":\"e1\"")))
          .extracting(Finding::what)
          .contains("key", "seal");

      try (var connection = DriverManager.getConnection(url);
          var statement = connection.createStatement()) {
        if (store == TestStores.SQLITE) {
          statement.execute("DROP TRIGGER event_never_changes");
        } else {
          statement.execute("DROP TRIGGER event_never_changes ON event");
        }
        statement.execute("UPDATE event SET subject = 'e1' WHERE subject = 'k2'");
      }
      assertThat(ledger.verification().of(FUND, Optional.empty()).findings())
          .extracting(Finding::what)
          .contains("key", "seal", "protection");
    }
  }

  private static List<Finding> verified(String export) {
    return ExportVerifier.verify(new StringReader(export), Optional.empty()).findings();
  }
}
