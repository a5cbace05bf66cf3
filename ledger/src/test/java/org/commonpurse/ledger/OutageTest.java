package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.FailoverTest.entries;
import static org.commonpurse.ledger.FailoverTest.one;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long callers wait for a server that is away. */
class OutageTest {

  private static final int CALLERS = 20;

  private String url;

  @BeforeEach
  void register() {
    url = TestStores.POSTGRESQL.fresh();
    try (var ledger = Ledger.open(url)) {
      ledger.funds().register(Samples.fund(), TREASURER);
    }
  }

  @Test
  void waitsForAServerThatIsAwayForAMomentAndTellsNobodyOfIt() throws Exception {
    try (var gate = Gate.before(url);
        var ledger = Ledger.open(gate.leadingTo(url))) {
      gate.shut();
      var answers = postAtOnce(ledger, "moment");
      Thread.sleep(1_000);
      gate.open();
      for (var answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("recorded");
      }
      assertThat(entries(ledger)).isEqualTo(CALLERS);
    }
  }

  private static List<Future<String>> postAtOnce(Ledger ledger, String prefix) {
    var threads = Executors.newFixedThreadPool(CALLERS);
    var answers = new ArrayList<Future<String>>();
    for (int i = 0; i < CALLERS; i++) {
      var submission = one(prefix + i);
      answers.add(
          threads.submit(
              () -> {
                try {
                  ledger.journal().post(submission);
                  return "recorded";
                } catch (ProblemException e) {
                  return e.code();
                }
              }));
    }
    threads.shutdown();
    return answers;
  }

  /** Nobody waits for others who wait for the server too, or the last of them would wait for minutes. */
  @Test
  void tellsAllWhoWaitTogetherThatTheServerIsAwayAndGoesOnWhenItIsBack() throws Exception {
    try (var gate = Gate.before(url);
        var ledger = Ledger.open(gate.leadingTo(url))) {
      gate.shut();
      var began = Instant.now();
      for (var answer : postAtOnce(ledger, "away")) {
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("LEDGER_STORE_UNREACHABLE");
      }
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));
      assertThat(codeOf(() -> ledger.funds().list())).isEqualTo("LEDGER_STORE_UNREACHABLE");
      gate.open();
      for (var answer : postAtOnce(ledger, "away")) {
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("recorded");
      }
      assertThat(entries(ledger)).isEqualTo(CALLERS);
    }
  }
}
