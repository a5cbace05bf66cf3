package org.commonpurse.allocation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.allocation.measure.MeasureBooks.VALE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.commonpurse.allocation.change.ChangeCause;
import org.commonpurse.allocation.change.ChangeCause.Plain;
import org.commonpurse.allocation.change.NetBefore;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.change.NetChanges;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.MovableClock;
import org.commonpurse.ledger.balance.View;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever was counted and counted again since, under whatever models, each difference has the cause that
 * it has. Method: random values and models, against a list of what each quarter had last, which knows no
 * entries.
 */
class AnyMeasuredChangeTest {

  private static final long EXPECTED = 1_000;

  private static final String MODEL =
      """
      impact: vale
      version: %d
      from: 2023-04-01
      unitCosts:
        - {unitCost: admission, name: an emergency admission, amount: %d.00, priceYear: 2023-24,
           version: "1", status: illustrative, source: "An example"}
      effects:
        - effect: response
          cohort: people aged 65 and over
          scheme: response
          measure: admissions
          kind: outcome
          baseline:
            method: the same quarter of the year before, as counted
            on: 2023-03-31
            units: [{year: 2023-24, quarters: [1000, 1000, 1000, 1000]}]
          plan: [{year: 2023-24, quarters: [900, 900, 900, 900]}]
          since: 2023-24
          saves: {partner: icb, price: admission, cashable: [%d%%],
            line: {owner: icb, name: Acute contract, scheme: response}}
          status: illustrative
      """;

  @TempDir private Path folder;

  /** What a quarter had last: so many units under a model of that price and cashable part. */
  private record Counted(long units, long price, int cashable) {

    long pence() {
      return pence(price);
    }

    long pence(long otherPrice) {
      return (EXPECTED - units) * otherPrice * 100;
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 6);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void tellsFirstCountsVolumePriceAndModelApart(long seed) {
    var random = new SplittableRandom(seed);
    var clock = new MovableClock("2024-05-01T09:00:00Z");
    var last = new HashMap<Integer, Counted>();
    var causes = new HashMap<ChangeCause, Long>();
    int version = 1;
    long price = 100;
    int cashable = 100;
    var url = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var ledger = MeasureBooks.open(url, MODEL.formatted(version, price, cashable), clock)) {
      count(ledger, clock, 1, new Counted(950, price, cashable), last);
      for (int i = 0; i < 6; i++) {
        count(ledger, clock, 1 + random.nextInt(4), any(random, price, cashable), last);
      }
      clock.advance(Duration.ofMinutes(1));
      var then = clock.instant();
      long before = last.values().stream().mapToLong(Counted::pence).sum();

      for (int i = 0; i < 14; i++) {
        if (random.nextInt(3) == 0) {
          version++;
          price = 80 + random.nextInt(60);
          cashable = random.nextInt(3) == 0 ? 150 - cashable : cashable;
          clock.advance(Duration.ofMinutes(1));
          MeasureBooks.record(ledger, MODEL.formatted(version, price, cashable));
        } else {
          int quarter = 1 + random.nextInt(4);
          var counted = any(random, price, cashable);
          add(causes, Optional.ofNullable(last.get(quarter)), counted);
          count(ledger, clock, quarter, counted, last);
        }
      }
      clock.advance(Duration.ofMinutes(1));
      var change = change(ledger, then);

      causes.values().removeIf(pence -> pence == 0);
      assertThat(change.causes()).as("seed %d", seed).isEqualTo(causes);
      assertThat(change.beforePence()).isEqualTo(before);
      assertThat(change.nowPence())
          .isEqualTo(last.values().stream().mapToLong(Counted::pence).sum());
    }
  }

  private static Counted any(SplittableRandom random, long price, int cashable) {
    return new Counted(700 + random.nextInt(600), price, cashable);
  }

  private static void count(
      Ledger ledger, MovableClock clock, int quarter, Counted counted, Map<Integer, Counted> last) {
    clock.advance(Duration.ofMinutes(1));
    MeasureBooks.observeAndApprove(
        ledger, MeasureBooks.value("response", "2023-24/q" + quarter, counted.units()));
    last.put(quarter, counted);
  }

  private static void add(
      Map<ChangeCause, Long> causes, Optional<Counted> before, Counted counted) {
    if (before.isEmpty()) {
      causes.merge(Plain.FIRST_COUNTED, counted.pence(), Long::sum);
    } else if (before.get().cashable() != counted.cashable()) {
      causes.merge(Plain.MODEL, counted.pence() - before.get().pence(), Long::sum);
    } else {
      long byOldPrice = counted.pence(before.get().price());
      causes.merge(Plain.VOLUME, byOldPrice - before.get().pence(), Long::sum);
      causes.merge(Plain.PRICE, counted.pence() - byOldPrice, Long::sum);
    }
  }

  private static NetChange change(Ledger ledger, Instant then) {
    var before =
        ledger
            .books()
            .at(
                new View(Optional.empty(), Optional.of(then)),
                at -> NetBefore.of(at, VALE, then).orElseThrow());
    return ledger.books().now(at -> NetChanges.of(at, VALE, before));
  }
}
