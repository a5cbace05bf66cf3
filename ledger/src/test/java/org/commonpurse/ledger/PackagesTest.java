package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.carepackage.PackageSamples.ONE;
import static org.commonpurse.ledger.carepackage.PackageSamples.row;
import static org.commonpurse.ledger.carepackage.PackageSamples.terms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.PackageCost;
import org.commonpurse.ledger.carepackage.PackageFile;
import org.commonpurse.ledger.carepackage.PackageRecording;
import org.commonpurse.ledger.carepackage.PackageRow;
import org.commonpurse.ledger.carepackage.RecordedPackages;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packages of care in the books: links of the chain, recorded once, in any order, and read fast. */
class PackagesTest {

  private static final LocalDate APRIL = LocalDate.of(2023, 4, 1);
  private static final LocalDate MARCH = LocalDate.of(2024, 3, 31);

  private static Ledger open(String url) {
    Ledger ledger = Ledger.open(url);
    ledger.funds().register(Samples.fund(), TREASURER);
    return ledger;
  }

  private static RecordedPackages record(Ledger ledger, List<PackageRow> rows) {
    return ledger.books().write(FUND, books -> books.packages().record(FUND, rows, TREASURER));
  }

  private static List<CarePackage> list(Ledger ledger, View view) {
    return ledger.books().at(view, at -> at.packages().list(FUND));
  }

  private static List<CarePackage> list(Ledger ledger) {
    return list(ledger, View.NOW);
  }

  private static List<PackageRecording> recordings(
      Ledger ledger, View view, PackageReference reference) {
    return ledger.books().at(view, at -> at.packages().recordings(FUND, reference));
  }

  private static String seal(Ledger ledger) {
    return ledger.books().now(at -> at.stamp(FUND)).seal();
  }

  private static PackageReference reference(int number) {
    return PackageReference.of("pkg-%06d".formatted(number));
  }

  /** Two terms of each of some packages. */
  private static List<PackageRow> rows(int packages) {
    var rows = new ArrayList<PackageRow>();
    for (int i = 0; i < packages; i++) {
      rows.add(row(reference(i), terms("2023-04-01", 10_000 + i, i % 100)));
      rows.add(row(reference(i), terms("2023-10-01", 20_000 + i, 99 - i % 100)));
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsTheSameInWhateverOrderAndOnce(TestStores store) {
    var rows = rows(20);
    var shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(4));
    try (Ledger ledger = open(store.fresh());
        Ledger other = open(store.fresh())) {
      assertThat(record(ledger, rows)).isEqualTo(new RecordedPackages(40, 20, 40, 0));
      var end = seal(ledger);
      assertThat(record(ledger, shuffled)).isEqualTo(new RecordedPackages(40, 20, 0, 40));
      assertThat(seal(ledger)).as("nothing was recorded").isEqualTo(end);

      record(other, shuffled.stream().filter(row -> row.terms().from().equals(APRIL)).toList());
      shuffled.forEach(row -> record(other, List.of(row)));
      assertThat(list(other)).isEqualTo(list(ledger));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void backdatesWithoutForgettingWhatWasKnown(TestStores store) {
    try (Ledger ledger = open(store.fresh())) {
      record(ledger, List.of(row(ONE, terms("2023-04-01", 7_000, 50))));
      record(ledger, List.of(row(ONE, terms("2024-01-01", 14_000, 50))));
      var before = recordings(ledger, View.NOW, ONE);
      Instant known = before.get(1).recordedAt();
      while (!Instant.now().isAfter(known.plusMillis(1))) {
        Thread.onSpinWait();
      }
      record(ledger, List.of(row(ONE, terms("2023-10-01", 7_000, 100))));

      var asKnown = new View(Optional.empty(), Optional.of(known));
      assertThat(list(ledger, asKnown).get(0).terms()).hasSize(2);
      assertThat(list(ledger).get(0).terms()).hasSize(3);
      assertThat(recordings(ledger, asKnown, ONE)).isEqualTo(before);
      assertThat(recordings(ledger, View.NOW, ONE)).hasSize(3);
      assertThat(recordings(ledger, View.NOW, reference(9))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void readsInAnActWhatTheActHasRecorded(TestStores store) {
    try (Ledger ledger = open(store.fresh())) {
      var found =
          ledger
              .books()
              .write(
                  FUND,
                  books -> {
                    var none = books.packages().list(FUND);
                    books.packages().record(FUND, rows(1), TREASURER);
                    return List.of(none, books.packages().list(FUND));
                  });

      assertThat(found.get(0)).isEmpty();
      assertThat(found.get(1)).isEqualTo(list(ledger)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsNothingOfWhatContradictsItself(TestStores store) {
    try (Ledger ledger = open(store.fresh())) {
      var end = seal(ledger);
      var fine = row(reference(1), terms("2023-04-01", 1, 50));
      var other = row(ONE, terms("2023-04-01", 2, 50));
      var ended =
          new PackageRow(
              ONE, other.scheme(), APRIL, Optional.of(MARCH), terms("2023-05-01", 2, 50));
      assertThat(codeOf(ledger, fine, other, row(ONE, terms("2023-04-01", 3, 50))))
          .isEqualTo("PACKAGE_TERMS_TWICE");
      assertThat(codeOf(ledger, ended, other)).isEqualTo("PACKAGE_TOLD_TWO_WAYS");
      assertThat(codeOf(ledger, fine, row(reference(2), terms("2023-05-01", 1, 50))))
          .isEqualTo("PACKAGE_START_WITHOUT_TERMS");
      assertThat(list(ledger)).isEmpty();
      assertThat(seal(ledger)).isEqualTo(end);
    }
  }

  private static String codeOf(Ledger ledger, PackageRow... rows) {
    try {
      record(ledger, List.of(rows));
      return "";
    } catch (ProblemException e) {
      return e.code();
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void recordsOnceWhatIsSentTwiceAtOnce(TestStores store) throws Exception {
    var rows = rows(50);
    try (Ledger ledger = open(store.fresh())) {
      var pool = Executors.newFixedThreadPool(2);
      try {
        Callable<RecordedPackages> act = () -> record(ledger, rows);
        int recorded = 0;
        for (var each : pool.invokeAll(List.of(act, act))) {
          recorded += each.get().recorded();
        }
        assertThat(recorded).isEqualTo(100);
      } finally {
        pool.shutdown();
      }
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  /** A hundred thousand packages: what a large county has many times over. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void takesReadsAndVerifiesAHundredThousandInBoundedTime(TestStores store) {
    // The server does the same work over a wire, and a third of it tells whether that is bounded
    // too.
    int count = store == TestStores.SQLITE ? 100_000 : 30_000;
    var file =
        new StringBuilder("reference,scheme,start,weekly_cost,assessed_on,review_on,icb,county\n");
    for (int i = 0; i < count; i++) {
      file.append(
          "pkg-%06d,reablement,2023-04-01,%d.%02d,2023-04-01,2024-04-01,%d,%d\n"
              .formatted(i, (10_000 + i) / 100, i % 100, i % 101, 100 - i % 101));
    }
    var bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    try (Ledger ledger = open(store.fresh())) {
      var times = new ArrayList<>(List.of(System.nanoTime()));
      record(ledger, PackageFile.read(Samples.fund(), "packages.csv", bytes));
      times.add(System.nanoTime());
      var cost = PackageCost.sum(list(ledger).stream().map(one -> one.cost(APRIL, MARCH)).toList());
      times.add(System.nanoTime());
      var after = Optional.of(reference(count - 1_000));
      var page = ledger.books().now(at -> at.packages().list(FUND, after, one -> true, 100));
      times.add(System.nanoTime());
      var due = Samples.due("2023-04-01", Samples.ICB, Samples.MINIMUM, 1);
      ledger.journal().post(Samples.submission("after", due));
      times.add(System.nanoTime());
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
      times.add(System.nanoTime());
      var seconds = new ArrayList<Duration>();
      for (int i = 1; i < times.size(); i++) {
        seconds.add(Duration.ofNanos(times.get(i) - times.get(i - 1)));
      }
      System.out.println(
          store + ": imported, added up, a page, a post beside them, verified in " + seconds);

      // 366 days of all that 10,000 pence a week and more add up to.
      long weekly = (10_000L + 9_999 + count) * count / 2;
      assertThat(cost.total()).isEqualTo(Exact.of(weekly).times(Exact.of(366, 7)));
      assertThat(page).hasSize(100);
      assertThat(page.get(0).reference()).isEqualTo(reference(count - 999));
      // Several times what it takes on two slow processors.
      for (int i = 0; i < seconds.size(); i++) {
        assertThat(seconds.get(i)).isLessThan(Duration.ofSeconds(List.of(60, 15, 5, 5, 60).get(i)));
      }
    }
  }
}
