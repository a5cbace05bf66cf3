package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.carepackage.PackageSamples.ONE;
import static org.commonpurse.ledger.carepackage.PackageSamples.row;
import static org.commonpurse.ledger.carepackage.PackageSamples.terms;

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
  void takesAndReadsAHundredThousandInBoundedTime(TestStores store) {
    int count = 100_000;
    var rows = new ArrayList<PackageRow>(count);
    for (int i = 0; i < count; i++) {
      rows.add(row(reference(i), terms("2023-04-01", 10_000 + i, i % 100)));
    }
    try (Ledger ledger = open(store.fresh())) {
      var began = System.nanoTime();
      record(ledger, rows);
      var recorded = System.nanoTime();
      var cost = PackageCost.sum(list(ledger).stream().map(one -> one.cost(APRIL, MARCH)).toList());
      var read = System.nanoTime();
      var page =
          ledger
              .books()
              .now(
                  at -> at.packages().list(FUND, Optional.of(reference(77_000)), one -> true, 100));
      var paged = System.nanoTime();
      ledger.books().now(at -> at.exits().list(FUND));
      ledger
          .journal()
          .post(
              Samples.submission(
                  "after", Samples.due("2023-04-01", Samples.ICB, Samples.MINIMUM, 1)));
      var posted = System.nanoTime();
      System.out.printf(
          "%s: %,d packages recorded in %d ms, read and added up in %d ms, a page in %d ms, a post in %d ms%n",
          store,
          count,
          Duration.ofNanos(recorded - began).toMillis(),
          Duration.ofNanos(read - recorded).toMillis(),
          Duration.ofNanos(paged - read).toMillis(),
          Duration.ofNanos(posted - paged).toMillis());

      // 366 days of all that 10,000 to 109,999 pence a week add up to.
      long weekly = (10_000L + 109_999L) * count / 2;
      assertThat(cost.total()).isEqualTo(Exact.of(weekly).times(Exact.of(366, 7)));
      assertThat(page).hasSize(100);
      assertThat(page.get(0).reference()).isEqualTo(reference(77_001));
      // Several times what it takes on two slow processors.
      assertThat(Duration.ofNanos(recorded - began)).isLessThan(Duration.ofSeconds(60));
      assertThat(Duration.ofNanos(read - recorded)).isLessThan(Duration.ofSeconds(15));
      assertThat(Duration.ofNanos(paged - read)).isLessThan(Duration.ofSeconds(5));
    }
  }
}
