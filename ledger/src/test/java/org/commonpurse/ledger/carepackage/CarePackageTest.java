package org.commonpurse.ledger.carepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.ACUTE;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.carepackage.PackageSamples.ONE;
import static org.commonpurse.ledger.carepackage.PackageSamples.row;
import static org.commonpurse.ledger.carepackage.PackageSamples.split;
import static org.commonpurse.ledger.carepackage.PackageSamples.terms;
import static org.commonpurse.ledger.carepackage.PackageSamples.withDowry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a package costs whom, on which days, and when it is to be reviewed. */
class CarePackageTest {

  private static final LocalDate APRIL = LocalDate.of(2023, 4, 1);
  private static final LocalDate MARCH = LocalDate.of(2024, 3, 31);

  private static String codeOf(Runnable act) {
    try {
      act.run();
      return "";
    } catch (ProblemException e) {
      return e.code();
    }
  }

  /**
   * The worked example of a dowry: 600 a week above it for 52 weeks is 15,600 for each half, and 600 a
   * week below it leaves 31,200 in the pool.
   */
  @Test
  void splitsWhatCostsMoreThanTheDowryAndKeepsWhatCostsLess() {
    var above = withDowry(terms("2023-04-01", 510_000, 50), 450_000);
    var below = withDowry(terms("2023-04-01", 340_000, 50), 400_000);
    var weeks52 = APRIL.plusDays(52 * 7 - 1);

    var dearer = CarePackage.of(row(ONE, above)).cost(APRIL, weeks52);
    assertThat(dearer.rounded())
        .containsExactly(Map.entry(COUNTY, 1_560_000L), Map.entry(ICB, 23_400_000L + 1_560_000L));
    assertThat(dearer.belowDowry()).isEqualTo(Exact.ZERO);
    var cheaper = CarePackage.of(row(ONE, below)).cost(APRIL, weeks52);
    assertThat(cheaper.rounded()).containsExactly(Map.entry(ICB, 17_680_000L));
    assertThat(cheaper.belowDowry()).isEqualTo(Exact.of(3_120_000));
  }

  @Test
  void costsASeventhOfAWeekForEachDayAndRoundsOnce() {
    var one = CarePackage.of(row(ONE, terms("2023-04-01", 100, 50)));

    assertThat(one.cost(APRIL, APRIL).parts())
        .containsExactly(Map.entry(COUNTY, Exact.of(50, 7)), Map.entry(ICB, Exact.of(50, 7)));
    // 14.29 pence are 14, of which each half is 7; two such are 28.57, which is 29 and not twice
    // 14.
    assertThat(one.cost(APRIL, APRIL).rounded().values()).containsExactly(7L, 7L);
    var two = PackageCost.sum(List.of(one.cost(APRIL, APRIL), one.cost(APRIL, APRIL)));
    assertThat(two.rounded()).containsExactly(Map.entry(COUNTY, 15L), Map.entry(ICB, 14L));
    assertThat(two.total()).isEqualTo(Exact.of(200, 7));
    assertThat(PackageCost.NOTHING.rounded()).isEmpty();
  }

  @Test
  void changesTheDaysFromABackdatedAssessmentToTheNextTermsAndNoOthers() {
    var before =
        CarePackage.of(row(ONE, terms("2023-04-01", 7_000, 50)))
            .with(row(ONE, terms("2024-01-01", 14_000, 50)));
    var after = before.with(row(ONE, terms("2023-10-01", 7_000, 100)));

    for (var day = APRIL; day.isBefore(MARCH); day = day.plusDays(1)) {
      boolean isBackdated = !day.isBefore(LocalDate.of(2023, 10, 1)) && day.getYear() == 2023;
      assertThat(after.cost(day, day).equals(before.cost(day, day)))
          .as(day.toString())
          .isEqualTo(!isBackdated);
    }
    assertThat(after.cost(APRIL, MARCH).total()).isEqualTo(before.cost(APRIL, MARCH).total());
    assertThat(after.lastDayOf(LocalDate.of(2023, 10, 1))).contains(LocalDate.of(2023, 12, 31));
    assertThat(after.lastDayOf(LocalDate.of(2024, 1, 1))).isEmpty();
  }

  @Test
  void holdsTheLastRecordedOfTermsFromOneDay() {
    var corrected =
        CarePackage.of(row(ONE, terms("2023-04-01", 7_000, 50)))
            .with(row(ONE, terms("2023-04-01", 8_000, 50)));

    assertThat(corrected.terms()).hasSize(1);
    assertThat(corrected.termsOn(APRIL).orElseThrow().weeklyPence()).isEqualTo(8_000);
  }

  @Test
  void costsNothingBeforeItStartsAndAfterItEnds() {
    var row =
        new PackageRow(
            ONE,
            REABLEMENT,
            APRIL.plusDays(2),
            Optional.of(APRIL.plusDays(3)),
            terms("2023-04-03", 700, 50));
    var two = CarePackage.of(row);

    assertThat(two.cost(APRIL, MARCH).total()).isEqualTo(Exact.of(200));
    assertThat(two.termsOn(APRIL.plusDays(1))).isEmpty();
    assertThat(two.termsOn(APRIL.plusDays(4))).isEmpty();
    assertThat(two.reviewDue(MARCH.plusYears(3))).as("it has ended").isEmpty();
  }

  @Test
  void isReviewedAfterTheLastAssessmentMadeByThen() {
    var once = CarePackage.of(row(ONE, terms("2023-04-01", 7_000, 50)));
    var twice = once.with(row(ONE, terms("2024-03-01", 8_000, 60)));
    var due = APRIL.plusYears(1);

    assertThat(once.reviewDue(due.minusDays(1))).isEmpty();
    assertThat(once.reviewDue(due).orElseThrow().daysOverdue()).isZero();
    assertThat(once.reviewDue(due.plusDays(30)).orElseThrow().daysOverdue()).isEqualTo(30);
    assertThat(twice.reviewDue(due)).as("it was assessed again in March").isEmpty();
    assertThat(twice.reviewDue(LocalDate.of(2025, 3, 1)).orElseThrow().terms().weeklyPence())
        .isEqualTo(8_000);
    // Terms that are to hold later do not hold meanwhile, but their assessment was made.
    var ahead =
        once.with(
            row(
                ONE,
                new PackageTerms(
                    LocalDate.of(2025, 1, 1),
                    9_000,
                    split(10),
                    LocalDate.of(2024, 3, 20),
                    LocalDate.of(2024, 6, 30),
                    Optional.empty())));
    assertThat(ahead.reviewDue(due)).isEmpty();
    assertThat(ahead.reviewDue(LocalDate.of(2024, 7, 1)).orElseThrow().terms().weeklyPence())
        .isEqualTo(7_000);
  }

  @Test
  void refusesWhatCannotBe() {
    var fine = terms("2023-04-01", 7_000, 50);
    assertThat(codeOf(() -> split(101))).isEqualTo("PACKAGE_SPLIT_INCOMPLETE");
    assertThat(codeOf(() -> NeedSplit.of(Map.of(ICB, 9_999))))
        .isEqualTo("PACKAGE_SPLIT_INCOMPLETE");
    assertThat(codeOf(() -> NeedSplit.of(Map.of()))).isEqualTo("PACKAGE_SPLIT_INCOMPLETE");
    assertThat(codeOf(() -> terms("2023-04-01", -1, 50))).isEqualTo("PACKAGE_COST_OUT_OF_RANGE");
    assertThat(codeOf(() -> terms("2023-04-01", 10_000_001, 50)))
        .isEqualTo("PACKAGE_COST_OUT_OF_RANGE");
    assertThat(codeOf(() -> withDowry(fine, 0))).isEqualTo("PACKAGE_COST_OUT_OF_RANGE");
    assertThat(codeOf(() -> row(ONE, terms("2023-03-31", 1, 50))))
        .isEqualTo("PACKAGE_DAYS_OUT_OF_ORDER");
    assertThat(
            codeOf(
                () ->
                    new PackageRow(ONE, REABLEMENT, APRIL, Optional.of(APRIL.minusDays(1)), fine)))
        .isEqualTo("PACKAGE_DAYS_OUT_OF_ORDER");
    assertThat(
            codeOf(
                () ->
                    new PackageTerms(
                        APRIL, 1, split(50), APRIL, APRIL.minusDays(1), Optional.empty())))
        .isEqualTo("PACKAGE_DAYS_OUT_OF_ORDER");
    assertThat(
            codeOf(
                () -> CarePackage.of(row(ONE, terms("2023-05-01", 1, 50))).requireTermsFromStart()))
        .isEqualTo("PACKAGE_START_WITHOUT_TERMS");
    assertThatThrownBy(
            () -> CarePackage.of(row(ONE, fine)).with(row(PackageReference.of("pkg-002"), fine)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Long> seeds() {
    return new SplittableRandom(20261125).longs(60).boxed();
  }

  /** Days are added up one by one, with decimals of 60 places, from a list of all that was recorded. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void costsWhatItsDaysAddUpTo(long seed) {
    var random = new SplittableRandom(seed);
    var rows = rows(random);
    var from = APRIL.plusDays(random.nextInt(-30, 60));
    var to = from.plusDays(random.nextInt(0, 400));
    var inOrder = new ArrayList<>(rows);
    // Days from which terms hold differ here, so that their order does not matter.
    Collections.shuffle(inOrder, new java.util.Random(seed));
    var recorded = CarePackage.of(inOrder.get(0));
    for (var row : inOrder.subList(1, inOrder.size())) {
      recorded = recorded.with(row);
    }

    var naive = new HashMap<PartnerCode, BigDecimal>();
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      add(naive, rows, day);
    }
    var cost = recorded.cost(from, to);
    assertThat(cost.parts().keySet())
        .as("seed " + seed)
        .containsExactlyInAnyOrderElementsOf(naive.keySet());
    naive.forEach(
        (partner, pence) ->
            assertThat(cost.parts().get(partner).toDecimal(20))
                .as("seed %s, %s", seed, partner)
                .isEqualByComparingTo(pence.setScale(20, java.math.RoundingMode.HALF_UP)));
    long whole = cost.rounded().values().stream().mapToLong(Long::longValue).sum();
    assertThat(whole).isEqualTo(cost.total().roundedHalfUp());
    cost.rounded()
        .forEach(
            (partner, pence) ->
                assertThat(
                        cost.parts()
                            .get(partner)
                            .minus(Exact.of(pence))
                            .abs()
                            .compareTo(Exact.of(2)))
                    .isNegative());
  }

  private static List<PackageRow> rows(SplittableRandom random) {
    var start = APRIL.plusDays(random.nextInt(0, 20));
    var end =
        random.nextInt(3) == 0
            ? Optional.<LocalDate>empty()
            : Optional.of(start.plusDays(random.nextInt(200, 380)));
    var rows = new TreeMap<LocalDate, PackageRow>();
    for (int i = 0; i < random.nextInt(1, 6); i++) {
      var from = i == 0 ? start : start.plusDays(random.nextInt(0, 200));
      int county = random.nextInt(0, 10_001);
      int acute = random.nextInt(0, 10_001 - county);
      var split =
          PackageSamples.hundredths(
              Map.of(COUNTY, county, ACUTE, acute, ICB, 10_000 - county - acute));
      var dowry =
          random.nextBoolean()
              ? Optional.of(new Dowry(random.nextLong(1, 300_000), ICB))
              : Optional.<Dowry>empty();
      rows.put(
          from,
          new PackageRow(
              ONE,
              REABLEMENT,
              start,
              end,
              new PackageTerms(
                  from, random.nextLong(0, 300_000), split, start, start.plusDays(90), dowry)));
    }
    return List.copyOf(rows.values());
  }

  private static void add(Map<PartnerCode, BigDecimal> sums, List<PackageRow> rows, LocalDate day) {
    PackageRow held = null;
    for (var row : rows) {
      boolean isPast =
          day.isBefore(row.start()) || row.end().isPresent() && day.isAfter(row.end().get());
      if (!isPast && !row.terms().from().isAfter(day)) {
        held = row;
      }
    }
    if (held == null) {
      return;
    }
    var rest = BigDecimal.valueOf(held.terms().weeklyPence());
    if (held.terms().dowry().isPresent()) {
      var borne = rest.min(BigDecimal.valueOf(held.terms().dowry().get().weeklyPence()));
      add(sums, held.terms().dowry().get().bearer(), borne, 10_000);
      rest = rest.subtract(borne);
    }
    for (var part : held.terms().split().hundredths().entrySet()) {
      add(sums, part.getKey(), rest, part.getValue());
    }
  }

  private static void add(
      Map<PartnerCode, BigDecimal> sums, PartnerCode partner, BigDecimal week, int hundredths) {
    if (week.signum() > 0) {
      var day =
          week.multiply(BigDecimal.valueOf(hundredths))
              .divide(BigDecimal.valueOf(70_000), new MathContext(60));
      sums.merge(partner, day, BigDecimal::add);
    }
  }
}
