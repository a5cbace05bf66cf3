package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several openings of one database at once, by threads and by processes. */
class OpeningTest {

  private static final int TOGETHER = 12;

  private static final int PROCESSES = 3;

  private static final int ENTRIES = 10;

  @TempDir private Path folder;

  /** Opens the books, posts a few entries, reads, and opens them again. */
  public static final class Visitor {

    private Visitor() {}

    public static void main(String[] arguments) {
      try (var ledger = Ledger.open(arguments[0])) {
        ledger.funds().register(Samples.fund(), TREASURER);
        for (int i = 0; i < ENTRIES; i++) {
          ledger
              .journal()
              .post(submission(arguments[1] + "-" + i, due("2023-04-01", ICB, MINIMUM, i + 1)));
        }
      }
      try (var ledger = Ledger.open(arguments[0])) {
        ledger.journal().entries(EntryQuery.of(FUND));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void opensABookThatOthersAreMakingAtThisMoment(TestStores store) throws Exception {
    for (int round = 0; round < 3; round++) {
      var url = store.fresh();
      var ready = new CountDownLatch(TOGETHER);
      var threads = Executors.newFixedThreadPool(TOGETHER);
      try {
        var openings = new ArrayList<Future<Long>>();
        for (int i = 0; i < TOGETHER; i++) {
          var key = "k" + i;
          Callable<Long> opening =
              () -> {
                ready.countDown();
                ready.await();
                try (var ledger = Ledger.open(url)) {
                  ledger.funds().register(Samples.fund(), TREASURER);
                  return ledger
                      .journal()
                      .post(submission(key, due("2023-04-01", ICB, MINIMUM, 1)))
                      .sequence();
                }
              };
          openings.add(threads.submit(opening));
        }
        var sequences = new ArrayList<Long>();
        for (var opening : openings) {
          sequences.add(opening.get(60, TimeUnit.SECONDS));
        }
        assertThat(sequences)
            .containsExactlyInAnyOrderElementsOf(
                LongStream.rangeClosed(1, TOGETHER).boxed().toList());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void letsSeveralProcessesOpenPostAndReadAtOnce(TestStores store) throws Exception {
    var url = store.fresh();
    var processes = new ArrayList<Process>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(url, "p" + i));
    }
    for (int i = 0; i < PROCESSES; i++) {
      var process = processes.get(i);
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output("p" + i))).isZero();
    }
    try (var ledger = Ledger.open(url)) {
      var entries = ledger.journal().entries(EntryQuery.of(FUND).limit(Paging.LIMIT_MAX)).entries();
      assertThat(entries)
          .extracting(RecordedEntry::sequence)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, PROCESSES * ENTRIES).boxed().toList());
      assertThat(entries).extracting(RecordedEntry::key).doesNotHaveDuplicates();
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  @Test
  void opensABookInWhichAnotherProcessIsPosting() throws Exception {
    var url = TestStores.SQLITE.fresh();
    try (var service = Ledger.open(url)) {
      service.funds().register(Samples.fund(), TREASURER);
      var other = start(url, "other");
      int posted = 0;
      while (other.isAlive()) {
        service
            .journal()
            .post(submission("service-" + posted++, due("2023-04-01", ICB, MINIMUM, 1)));
      }
      assertThat(other.exitValue()).as(Files.readString(output("other"))).isZero();
      assertThat(service.verification().all())
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.isSound()).isTrue();
              });
      assertThat(service.verification().all().get(0).entries()).isEqualTo(posted + ENTRIES);
    }
  }

  private Process start(String url, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Visitor.class.getName(),
            url,
            name)
        .redirectErrorStream(true)
        .redirectOutput(output(name).toFile())
        .start();
  }

  private Path output(String name) {
    return folder.resolve(name + ".out");
  }
}
