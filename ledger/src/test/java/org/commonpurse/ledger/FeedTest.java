package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.ChainLink;
import org.commonpurse.ledger.seal.ChainVisitor;
import org.commonpurse.ledger.seal.Feed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A reader that comes back with its last position sees every link of the chain once and in order,
 * whatever is recorded meanwhile. What it should see is taken from the chain as it is verified.
 */
class FeedTest {

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void tellsEveryLinkOnceAndInOrderWhileManyWrite(TestStores store) throws Exception {
    String url = store.fresh();
    try (Ledger one = Ledger.open(url);
        Ledger two = Ledger.open(url)) {
      one.funds().register(Samples.fund(), TREASURER);
      var isDone = new AtomicBoolean();
      var pool = Executors.newCachedThreadPool();
      var readers = new ArrayList<Future<List<ChainLink>>>();
      // The other ledger stands for another process, which sees only what is committed.
      for (int limit : List.of(1, 7, 1000)) {
        readers.add(pool.submit(poll((limit == 7 ? one : two).feed(), limit, isDone)));
      }
      var writers = new ArrayList<Future<?>>();
      for (int writer = 0; writer < 8; writer++) {
        Ledger ledger = store == TestStores.POSTGRESQL && writer % 2 == 1 ? two : one;
        int number = writer;
        writers.add(pool.submit(() -> write(ledger, number)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      isDone.set(true);

      var chain = chain(one);
      assertThat(chain).hasSize(2 + 8 * 20);
      for (var reader : readers) {
        var seen = reader.get();
        assertThat(seen.stream().map(FeedTest::told)).isEqualTo(chain);
        assertThat(seen.stream().map(ChainLink::position))
            .isEqualTo(LongStream.rangeClosed(1, chain.size()).boxed().toList());
      }
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void goesOnFromAnyPositionWhateverTheSizeOfAPart(TestStores store) {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      for (int i = 0; i < 30; i++) {
        record(ledger, "any" + i, random.nextBoolean());
      }
      var whole = ledger.feed().after(FUND, 0, 1000);

      assertThat(whole.links().stream().map(FeedTest::told)).isEqualTo(chain(ledger));
      assertThat(whole.end()).isEqualTo(32);
      for (int position = 0; position <= 33; position++) {
        for (int limit : List.of(1, 2, 5, 1000)) {
          var from = Math.min(position, 32);
          assertThat(ledger.feed().after(FUND, position, limit))
              .as("seed %d, %d after %d", seed, limit, position)
              .isEqualTo(
                  new Feed.Part(
                      whole.links().subList(from, Math.min(32, from + limit)), whole.end()));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void aPositionAtTheEndIsGoodAYearLater(TestStores store) {
    var clock = new MovableClock("2023-05-02T09:30:00Z");
    String url = store.fresh();
    long end;
    try (Ledger ledger = Ledger.open(url, clock)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      record(ledger, "first", true);
      end = ledger.feed().after(FUND, 0, 1000).end();
      assertThat(ledger.feed().after(FUND, end, 10).links()).isEmpty();
    }
    clock.advance(Duration.ofDays(365));
    try (Ledger ledger = Ledger.open(url, clock)) {
      assertThat(ledger.feed().after(FUND, end, 10).links()).isEmpty();
      record(ledger, "later", true);

      var links = ledger.feed().after(FUND, end, 10).links();
      assertThat(links).hasSize(1);
      assertThat(links.get(0).position()).isEqualTo(end + 1);
      assertThat(links.get(0).event()).isEmpty();
      assertThat(links.get(0).number()).isEqualTo(2);
      assertThat(links.get(0).recordedAt()).isEqualTo(Instant.parse("2024-05-01T09:30:00Z"));
      assertThat(links.get(0).by()).isEqualTo(TREASURER);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void tellsNothingOfWhatIsRefusedOrOfAFundThatThereIsNot(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      record(ledger, "one", true);
      var before = ledger.feed().after(FUND, 0, 1000);
      assertThatThrownBy(
              () ->
                  ledger
                      .books()
                      .write(
                          FUND,
                          books -> {
                            books
                                .journal()
                                .post(submission("two", due("2023-04-01", ICB, MINIMUM, 1)));
                            throw new IllegalStateException("after it was posted");
                          }))
          .hasMessageContaining("after it was posted");

      assertThat(ledger.feed().after(FUND, 0, 1000)).isEqualTo(before);
      assertThatThrownBy(() -> ledger.feed().after(FundCode.of("nowhere"), 0, 10))
          .isInstanceOf(ProblemException.class);
    }
  }

  private static Callable<List<ChainLink>> poll(Feed feed, int limit, AtomicBoolean isDone) {
    return () -> {
      var seen = new ArrayList<ChainLink>();
      boolean isLast;
      do {
        isLast = isDone.get();
        List<ChainLink> links;
        do {
          links =
              feed.after(FUND, seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position(), limit)
                  .links();
          seen.addAll(links);
        } while (!links.isEmpty());
      } while (!isLast);
      return seen;
    };
  }

  private static void write(Ledger ledger, int writer) {
    IntStream.range(0, 20).forEach(i -> record(ledger, writer + "-" + i, i % 5 != 0));
  }

  private static void record(Ledger ledger, String name, boolean isEntry) {
    if (isEntry) {
      ledger.journal().post(submission(name, due("2023-04-01", ICB, MINIMUM, 1)));
    } else {
      ledger.agreements().add(FUND, AgreementCode.of("a" + name), 1, "text of " + name, TREASURER);
    }
  }

  private static String told(ChainLink link) {
    return link.event().map(Object::toString).orElse("entry")
        + " "
        + link.number()
        + " "
        + link.subject()
        + " "
        + link.seal();
  }

  private static List<String> chain(Ledger ledger) {
    var told = new ArrayList<String>();
    var visitor =
        new ChainVisitor() {
          @Override
          public void entry(RecordedEntry entry) {
            told.add("entry " + entry.sequence() + "  " + entry.seal());
          }

          @Override
          public void event(ChainEvent event) {
            told.add(
                event.kind() + " " + event.number() + " " + event.subject() + " " + event.seal());
          }
        };
    ledger
        .books()
        .now(
            at -> {
              at.chains().follow(FUND, visitor);
              return told;
            });
    return told;
  }
}
