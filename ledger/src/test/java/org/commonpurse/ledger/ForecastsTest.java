package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.forecast.ForecastDocument;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was forecast, in the books: links of the chain, each with a number of its own. */
class ForecastsTest {

  private static Ledger open(TestStores store) {
    Ledger ledger = Ledger.open(store.fresh());
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private static ForecastDocument add(Ledger ledger, String document) {
    return ledger.books().write(FUND, books -> books.forecasts().add(FUND, document, TREASURER));
  }

  private static List<ForecastDocument> list(Ledger ledger, View view) {
    return ledger.books().at(view, at -> at.forecasts().list(FUND));
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void givesManyWhoRecordAtOnceANumberEach(TestStores store) throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try (Ledger ledger = open(store)) {
      var acts = new ArrayList<Callable<ForecastDocument>>();
      IntStream.range(0, 12).forEach(i -> acts.add(() -> add(ledger, "the same")));
      for (var act : threads.invokeAll(acts)) {
        act.get();
      }
      assertThat(list(ledger, View.NOW))
          .extracting(ForecastDocument::number)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void keepsWhatWasForecastAndTellsNoneThatWasNotKnownYet(TestStores store) {
    try (Ledger ledger = open(store)) {
      var first = add(ledger, "first");
      while (!Instant.now().isAfter(first.recordedAt().plusMillis(1))) {
        Thread.onSpinWait();
      }
      add(ledger, "second");
      var known = new View(Optional.empty(), Optional.of(first.recordedAt()));
      List<ForecastDocument> then = list(ledger, known);
      assertThat(then).containsExactly(first);
      assertThat(list(ledger, View.NOW))
          .extracting(ForecastDocument::document)
          .containsExactly("first", "second");
    }
  }
}
